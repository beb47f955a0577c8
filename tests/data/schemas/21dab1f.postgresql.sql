SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.comment (
    id bytea NOT NULL,
    release_id integer NOT NULL,
    team_id integer NOT NULL,
    text character varying(500) NOT NULL
);
CREATE TABLE public.company_statistics (
    week integer NOT NULL,
    release_id integer NOT NULL,
    icc1 double precision NOT NULL,
    icc2 double precision NOT NULL,
    alpha double precision NOT NULL,
    questions json NOT NULL,
    correlations json NOT NULL
);
CREATE SEQUENCE public.company_statistics_week_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.company_statistics_week_seq OWNED BY public.company_statistics.week;
CREATE TABLE public.contribution (
    import_id integer NOT NULL,
    metric character varying(40) NOT NULL,
    week integer NOT NULL,
    team_id integer NOT NULL,
    moment character varying(60) NOT NULL,
    is_aggregated boolean NOT NULL,
    n integer NOT NULL,
    favourable double precision NOT NULL,
    unfavourable double precision NOT NULL
);
CREATE TABLE public.counted_row (
    metric character varying(40) NOT NULL,
    external_id character varying(100) NOT NULL,
    import_id integer NOT NULL
);
CREATE TABLE public.demo_clock (
    id integer NOT NULL,
    moment bigint NOT NULL,
    first_week integer NOT NULL,
    guests integer NOT NULL
);
CREATE SEQUENCE public.demo_clock_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.demo_clock_id_seq OWNED BY public.demo_clock.id;
CREATE TABLE public.distribution (
    question character varying(60) NOT NULL,
    week integer NOT NULL,
    team_id integer NOT NULL,
    release_id integer NOT NULL,
    twentieths json NOT NULL
);
CREATE TABLE public.envelope (
    id bytea NOT NULL,
    pulse_id integer NOT NULL,
    sealed bytea NOT NULL
);
CREATE TABLE public.figure (
    question character varying(60) NOT NULL,
    week integer NOT NULL,
    team_id integer NOT NULL,
    release_id integer NOT NULL,
    share double precision NOT NULL,
    steps integer NOT NULL,
    rounding double precision NOT NULL,
    low integer NOT NULL,
    high integer NOT NULL,
    CONSTRAINT ck_figure_respondents CHECK ((low <= high)),
    CONSTRAINT ck_figure_share CHECK (((share >= (0)::double precision) AND (share <= (1)::double precision)))
);
CREATE TABLE public.hidden_comment (
    comment_id bytea NOT NULL,
    hidden_at timestamp with time zone NOT NULL,
    person_id integer NOT NULL
);
CREATE TABLE public.import (
    id integer NOT NULL,
    filename character varying(200) NOT NULL,
    digest bytea NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    person_id integer,
    added integer NOT NULL,
    same integer NOT NULL,
    refused integer NOT NULL,
    refusals character varying NOT NULL,
    undone_at timestamp with time zone
);
CREATE SEQUENCE public.import_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.import_id_seq OWNED BY public.import.id;
CREATE TABLE public.person (
    id integer NOT NULL,
    uuid character varying(32) NOT NULL,
    key character varying(254) NOT NULL,
    name character varying(200) NOT NULL,
    email character varying(254),
    role character varying(8) NOT NULL,
    team_id integer NOT NULL,
    counted_in_id integer
);
CREATE SEQUENCE public.person_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.person_id_seq OWNED BY public.person.id;
CREATE TABLE public.pulse (
    id integer NOT NULL,
    week integer NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    state character varying(6) NOT NULL,
    questions json NOT NULL,
    smallest_group integer NOT NULL,
    public_key bytea,
    wrapped_private_key bytea,
    wrapped_ticket_key bytea,
    mails_sent integer NOT NULL,
    is_wiped boolean NOT NULL
);
CREATE SEQUENCE public.pulse_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.pulse_id_seq OWNED BY public.pulse.id;
CREATE TABLE public.release (
    id integer NOT NULL,
    week integer NOT NULL,
    pulse_id integer,
    released_at timestamp with time zone NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL
);
CREATE SEQUENCE public.release_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.release_id_seq OWNED BY public.release.id;
CREATE TABLE public.rhythm (
    id integer NOT NULL,
    is_running boolean NOT NULL,
    weekday integer NOT NULL,
    hour integer NOT NULL,
    days_open integer NOT NULL
);
CREATE SEQUENCE public.rhythm_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.rhythm_id_seq OWNED BY public.rhythm.id;
CREATE TABLE public.roster_change (
    id integer NOT NULL,
    day date NOT NULL,
    change character varying(10) NOT NULL,
    who character varying(200) NOT NULL,
    before character varying(200) NOT NULL,
    after character varying(200) NOT NULL
);
CREATE SEQUENCE public.roster_change_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.roster_change_id_seq OWNED BY public.roster_change.id;
CREATE TABLE public.score (
    metric character varying(40) NOT NULL,
    week integer NOT NULL,
    team_id integer NOT NULL,
    moment character varying(60) NOT NULL,
    n integer NOT NULL,
    favourable double precision NOT NULL,
    unfavourable double precision NOT NULL
);
CREATE TABLE public.sign_in (
    hash bytea NOT NULL,
    person_id integer NOT NULL,
    began_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL
);
CREATE TABLE public.sign_in_link (
    hash bytea NOT NULL,
    person_id integer NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.snapshot_person (
    pulse_id integer NOT NULL,
    person_id integer NOT NULL,
    group_id integer NOT NULL,
    is_new boolean NOT NULL
);
CREATE TABLE public.snapshot_team (
    pulse_id integer NOT NULL,
    team_id integer NOT NULL,
    parent_id integer,
    invited integer NOT NULL,
    is_settled boolean NOT NULL
);
CREATE TABLE public.team (
    id integer NOT NULL,
    key character varying(100) NOT NULL,
    name character varying(200) NOT NULL,
    parent_id integer,
    lead_id integer,
    created_on date NOT NULL
);
CREATE SEQUENCE public.team_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.team_id_seq OWNED BY public.team.id;
CREATE TABLE public.ticket (
    hash bytea NOT NULL,
    pulse_id integer NOT NULL,
    group_id integer NOT NULL,
    spent boolean NOT NULL
);
ALTER TABLE ONLY public.company_statistics ALTER COLUMN week SET DEFAULT nextval('public.company_statistics_week_seq'::regclass);
ALTER TABLE ONLY public.demo_clock ALTER COLUMN id SET DEFAULT nextval('public.demo_clock_id_seq'::regclass);
ALTER TABLE ONLY public.import ALTER COLUMN id SET DEFAULT nextval('public.import_id_seq'::regclass);
ALTER TABLE ONLY public.person ALTER COLUMN id SET DEFAULT nextval('public.person_id_seq'::regclass);
ALTER TABLE ONLY public.pulse ALTER COLUMN id SET DEFAULT nextval('public.pulse_id_seq'::regclass);
ALTER TABLE ONLY public.release ALTER COLUMN id SET DEFAULT nextval('public.release_id_seq'::regclass);
ALTER TABLE ONLY public.rhythm ALTER COLUMN id SET DEFAULT nextval('public.rhythm_id_seq'::regclass);
ALTER TABLE ONLY public.roster_change ALTER COLUMN id SET DEFAULT nextval('public.roster_change_id_seq'::regclass);
ALTER TABLE ONLY public.team ALTER COLUMN id SET DEFAULT nextval('public.team_id_seq'::regclass);
INSERT INTO public.comment VALUES
	('\x01b25ef02c32c6fe438c74b07390d887', 1, 1, 'Mot shop-3'),
	('\x2b26b541b0f9ad163acdbd12fbbccbcf', 1, 1, 'Mot top-1'),
	('\x301303858909e92c3b0586fb512f6780', 1, 1, 'Mot top-3'),
	('\x3431d976364bb2dcab28cfc48cc1fa70', 1, 1, 'Mot top-4'),
	('\x3abbdca6f89aa9096c99fb167909cf6b', 1, 1, 'Mot top-0'),
	('\x41d4dadd66cfbc24e0b0a317d5a0ade9', 1, 1, 'Mot top-5'),
	('\x467602a17ca4863c4a1ad02d69d9f8da', 1, 1, 'Mot top-2'),
	('\x51a32abc75a35f0f2ed76081dba9e585', 1, 1, 'Mot hana'),
	('\x549c214ba2a9e25351879dea191a15f2', 1, 1, 'Mot shop-4'),
	('\x5f2bcb4e12d22e0c26e1d33859123331', 1, 1, 'Mot store-0'),
	('\x719ef10677bb95cf45f9577c4cdbb152', 1, 1, 'Mot store-4'),
	('\x8cbf1286f3a6afd194878abdadf36275', 1, 1, 'Mot store-3'),
	('\x8d681f37a8a91acfee032edb8d3d54ae', 1, 1, 'Mot shop-0'),
	('\xb54be64227b990f4380a23558d223ba1', 1, 1, 'Mot store-1'),
	('\xb92e9a8cadf8d73348946bcaaf64c388', 1, 1, 'Mot store-5'),
	('\xbba72f6ee4ac13ce93543915500a8470', 1, 1, 'Mot shop-5'),
	('\xbcbaa4a2d167cfd0fb21ba37c7b10f3f', 1, 1, 'Mot lea'),
	('\xc724c50e57e725f84e675c76ba86b84d', 1, 1, 'Mot shop-1'),
	('\xe000520204556cc3886783977f0e8140', 1, 1, 'Mot store-2'),
	('\xff23a31e0af3c2ed3d8b7ca91bdbfa7e', 1, 1, 'Mot shop-2'),
	('\x08a0439710d52ac2b2ed09c97c1b9459', 2, 1, 'Mot shop-4'),
	('\x1717f93ca51f41a127d925f1dafa2adc', 2, 1, 'Mot hana'),
	('\x1ae4b8acc0dd4f8f0d1e0d10dd1fd090', 2, 1, 'Mot store-0'),
	('\x3ab112b3277796bda8d49c0b988241db', 2, 1, 'Mot shop-5'),
	('\x4e9e84fd655c8ffa05527a8ff1272b55', 2, 1, 'Mot store-1'),
	('\x535ed583ccbce415316e7b262bf4b7c6', 2, 1, 'Mot store-5'),
	('\x5adb688fb3dbd2b8227c609e3cadda88', 2, 1, 'Mot shop-3'),
	('\x697273f3d281c7f66c71221a8cdd4783', 2, 1, 'Mot shop-1'),
	('\x6f02fc5d0a07eca06beead38a20419fb', 2, 1, 'Mot lea'),
	('\x7e63e5583b05d84f2beba430e17075e7', 2, 1, 'Mot shop-2'),
	('\x92f3178199098af5cce3e793d8aff1bb', 2, 1, 'Mot store-3'),
	('\x9ce2064564ca712fd14ba9668c5df1b8', 2, 1, 'Mot top-3'),
	('\xa8e64bd0165d1cab9a0d7d8a04e2bdb6', 2, 1, 'Mot top-1'),
	('\xab2014e317d895eba99b2bc958eee656', 2, 1, 'Mot top-2'),
	('\xb097372190b2c4c98c3b8b4a196b075b', 2, 1, 'Mot store-4'),
	('\xbdb71a0a04b13d2782bcb20ee2f0f320', 2, 1, 'Mot top-5'),
	('\xc4fe26d3e19fc44a137ea95cff2587a9', 2, 1, 'Mot top-0'),
	('\xe49b11dceae6344d7624b3ff937870a6', 2, 1, 'Mot store-2'),
	('\xea28e490cc5fbf2edcac3dcdc514dbf6', 2, 1, 'Mot top-4'),
	('\xeb69afd858f434327ac4e379a7f70e8a', 2, 1, 'Mot shop-0');
INSERT INTO public.contribution VALUES
	(1, 'csat', 2928, 2, '', true, 20, 15, 0),
	(2, 'nps', 2928, 2, '', false, 2, 1, 1),
	(2, 'nps', 2929, 1, '', false, 1, 1, 0);
INSERT INTO public.counted_row VALUES
	('nps', 'A-3', 2),
	('nps', 'A-2', 2),
	('nps', 'A-1', 2);
INSERT INTO public.envelope VALUES
	('\x6fa7bee134ae1a4df855fe264128c45f', 3, '\xc11ef306a160fa2e61f2f2a2c66fe29edcc99f79f31219aa5f2ab5f8b42bcc5f7ec2b04c8e73490459d08de7109144baec258857b93a2773b1461a67a7a88becad696989e703e7c8ae62d53ad017cc12ceed28302b9ee1f688c35f002bb515680cb65354d206ae920d6c696097f1c0b96757822c6be485178bb5a331d285072d2658e5afc55e6af19e40cf07e81b1ccf92d6b6a184bef53a7d02283d5c7774ba67345c0c45d655f32deee976f75f5ebc5d771d49d9f2812a3b7a7be116ffa9788e320d8c2a36c8aaef017c0e51c4dfe3dfcd458fe0a9ef34f312aa41e93492c67ab41a5b818d83184bf7e4797cff408b2c02c3417ca85a582b68c039018bf43e4d9496b0f201fd34fe561bdf2b39b467faac4d8e3a6630e49c1d8505a221faf9714912b62af788c095332ecc91558e8f88e655fc7dafefe08836502c485c98e74c3c8d1885917252787430ddc574eac4393254df7dc60178c0d07e775a528cdeacc76a21a00f771cb755dbb66727ae37af790951db5e97f3703ad11ff49957717f86bc22767b067a7b5585fcbe419fed9e42edf1e0b2b1d6cff607f2233e15b2d019557bdda059ec0106be4ee8cb07e5c1b0910ca8c797605f2487144f620437433acb90cb2b2e5fac15fb6d7b42c9d3f33e0e1df5cd2eae211da8bff88e36601b630408ec969f7ddc292b75f1a295bd11c8052f8c646c1e22ad68689831a46368efa92dd4d8db15b8b8a9501e40d60ac373ef799182d64a1cb9caf4aeca2529124fd52674273f8d39351347962adad18d75029c1c7f591486e222e6ba00281cc00bb6fd557e70d99c1711081a253e82f54c44bdc441c75e2e43a3d2ce71119a4ddda193c1d9354593b1ebec9da50e5ea691964a29f4d8f00cf80bf1bcf02c16e163dd89fca16a1d1794a794647c4163f811334da97069dd3ff98cb27bc473f910dc6d3ee2ad435d319e3d58812331eb4f5165168fee43caa9e65c15e51a1f8a1dd05a4f18b3dac0a69941572920da4f5c741bbdd3d0e1cf8c545ccd8ce6983d77719b8bf2e7f8e46907d1e65fcc73252c44a031198ad67985aee81373d09881198ef29cca7762fe3acca262039661b27cfdd6d06cf4064e886aa0fe1bb96c50df45b31baa8f1bd9f53d6b244ca79e46c7d6bda35e5c5d6942a0b0d97d18880d2f68b164d4f0eeef72122c0958ac13809b802cc1c88b33e34325d56739c4c92ae8a75309a9e9ddd1015759e8e025b3df9f42b121a2ae334c78323b1061dd9535c94de32650fcd7aadb5fbc248354fd1ce5f380d5f88d9d96d25d380a81866d8c55c9619587e7840518af7c7dd67885d6eefea167bc733834b7caf2e888714540a6c9b2662865413a3d2537739127390e8d1336aaaf488c5285e17cc0bb27014634a7a2b59421f572c0da20aa206bda250268a713f2ad3c30ca2732c4e287730546c401a33ef42cf60f0beb47fd57fc47de9712927ced12e45c93ba7f747ee761372799d6ff1ceb192d9962dc868dee6a'),
	('\x80de928c20330dcaaa98698a8f989a55', 3, '\xe8714754664b82fad2abba1a2aefba8363a6e49032ca105bca2f968e74bf2141f72155c651ffaa25bcd94ed5e8d38a7c3fabb6193c1c147e2f7ea661bb9a6f01ced4849ac3252d603bdd2525b49e25d61fe334f03067c10c67e18881c63ec97c2e97887f41f42293e9ab7f740e005f7ec51189f1bac482ac0caed7f12633e97c7485df0178b655ac4787cb8dc67adc0a671f631d38fd45c322aacefebeab40577d5cd8847a61125aedbcd642d86398b2bc46ef892cb7625f8d92b8d900aaca94da68ca22d23daf8bc7c03037ae856de142e095e8d41db7bb7a048dd382cee6c6e0a3e77c740afc19a34794fe296d9c45d4259e73eb9edab3bbe5e21d52c5f2e040246d3669478a84603b06f817c1d01668b9af1a58d783ae2538025dc97fdf31b40fe9f2258a5b016bbd60ce0411569a97fe176cc3a9f8b1d85299d097be9f55813c8e6bafaef654e7b1122d8d90e7debd28aa8c9bbe519fb426fdfd8c8947df0413b9e6edc9ce9ba6f00fff5b2d3b47d42b41a4d98c05e224dd216927008914d6d15512474ac8c415052befcfa05f2efa4ff9d7093cb28e2aabbebdfe1bbba4841e41dad1a9957a3ce3a96395fc886161256244980282121eb41da5ed2461da167be6536a886fec755f95c032cc5363f007beb6b04b776800c71c02934aa7295012a7bf11935aa39099cc4ec735e74a5128a032049ea0c03c15ce4ec8bf74bb830955e31bfabae05c589a598cb8789e72f36ac76099b2e831c5c221a6071245a241968877b1292ad916578e3aeef7f51dcdf8d393668ed54b146edee335d89832034755d1d17e3234dd7d46742a2bc68938c5dd5cdfa177d67847ab7b4352c832559c58bfde0e2e14223f4d567420134c3e93cfaf707c6de65b63e31287c1cb8358fb19ad091c1ea4a39aed068d549c98cf763e797f414c368b68ac6f7a959aa8e43873fbba6e6a773a263218f0103f0349b2f427aa15a717f4461290fd7d9f592d1d2c95fb5a0a4702e09e6edde94f5096f2aee1ac084023250680b43e212d014dc027c90d3952c42eec49aa056cdee0939cb4aefa75b53dc930c20b23f75702d92d3c23ca3ff20dbc584431f294327008039584cf7065f2d7c77c66cb7bebf51b8c987f471a60e21707c98feb7f04f256e0bcaf6e89a6ae7f2750dc53aa8d66abbd4a8785bc286301f59e3c80151c18d853bc25da56961ba318cef897538344c3160c6ead6d963e62e84b2d579ed0df43edfaca3c36aa4d6d0f92b3076564149281c4be081f3fd97b8684202209636cb572a252876f1449f161c77c2a6613677352e5f0ad69fec15e2cc31706773fe3e6cd47cd1e07633bba180aa4e9552098ced9903e0fbf55c346f592ba720f164bb76a500c7d43659e1ecd7f3061a6f9f5e02a3e30a8e6524b77a2a53eef4a1e202e86b8dc71b5927a66a93a881d5c0638bf7884db67d72f39b814d92f9ab480e4ed6bbe695725039532ad156ecf6a3e7b82946eb2f84aa8265d65e37a1de7fdf252af8cb0b603db048d151ed59645464dbdf29523fd28dc39f8d42c6fed5b0eebabc20cdbad97eb5854eb596f3db83d6f64cb7d73ec0060afde8c4f484cc5be4758fd42194b4702340532f0b3760fee4e543b50fe998494df9d02f0ff8278165081dc800383df20f784fcc3d58b37ec028cd8662ee2e768ba7ea959716b34db13b9722e46a7238d0006abcb641d75f2b13ef9037e9752a950520c5dcd66f4d7f89bdc6e6674ba8f2f631ca27332e5f5857eb79c1411e891e2e9524bade0f68ad05509514a5df00f8c6eb716b6ad5af65dda034ded56bf9a4c9625500281b4c8a3b7c3941bf427ea3ab16003a448598194f43a653fc33bbfe58488502f44bfd7882ff34ef49d38eb69988669338d85995e805140d0bd897b2f65a174aa650f7619a448731f16dc279c6e13562d1f80de0830ded88efe5dedcb43d8bcc55f11fd6c4eec8d64f362bd3077efb8d815a3cf839d29fcd2a15a5c5123ee11354bfbe25425e8e0756cceb964c99fc7117929be3b58640b869bf8a6877ea053e958582b396e5ec0c6b09b70edf2740f8fe05ffb33a118dbbc001b83a8b9bd5b4368b3f693e60c8b53a9cb0285dca5f81c64d76eea88c044b28ec47224278d16edcabaa7ee644c6770412df089b5e90dc8287cf38b1e634ede5f83f4f060e8098fc05e3d610c11dbdc288f1a9e053ecc8e01d85665abc5e069165436c539eb94d802d81db70a2b236fc0994ad551fd9aa50b4e2b53211653ce775286d1d925470e0c3d35ff39810fe6b3f24b06a75bfab2f2ff54acdc3145364b4e752d2b3522292e4ba1d918d8f96afe5019399c89489f6ea6d21885540ac841891c4b89f2317d0fb0ff6e15c67e8a7dd27c19b3e248586ea0880a63ac06d163ac3c3abe9767e2937453fbf2fe29e7d1dd08700fd1bbba57ca75768515bf2bb3b04b8afe72de1cf54f210533db046e5db10421c32ecd9d5cfcbc910412854fd12be9f821945bee0a9de586c9e1613a0f35e530f0858f8646a9762aef04b134ca3d3bca9cc9ed89b5c139b45d4d35a87a53d8c09c03a61344add32247fc85e0b90659fbfefc6fefea7ea4db7bdea26610f9f94b593021ec304ab634fc12d87d119520f6b0702ed24030e1262d447a7b3a1105cc48af879a8278c76e6ce3db540fd48716e56a8133ec745a00d875e152e56631fd9105b1415fae81d8bf6d7e25fef67072d24f6cdebcdaf63864a00fb28a8210ff14c18f77d0552deecdde943f395ea828baf772d410352ec98062934996e05d355d4b2207ba5d9aafe3a7ce531e3967fa44dc04105944bc1745ab2da057e81fb8402f33567f4f89e66190901ae9473d13e9acd386f4b3aa01da022869033d65c925fec6397d76dbf8f06cebc60f7911ab7b0a8d6670db50800220d1406ad591fc01135e32f3a0b9b216ff898ec059d51f1e95d7010d2268db7d282e75a7e3ad25908932a3685132fa3b823fd03bf16d2233568c649482d40546970538bd9b43c6ba8e9d3be5a84cd45a598c714ae1f4745a4e7f0918723b2a6a15f4506aefb2741db45f3f748bf083aae04eee17c565fc1e81aad7772c5fe321054bd83f56f093d4d4a5cde240b37b3dc8feda9a99dbaeef0b8c616b3081a08d64045a7cd74878d385f58e63450882c81acac11a537dfdc5e7c1d2111d8d61dec96600e9d87cd02b64144b8e1814efc09fd4c1754c961002bc6bf76a2f1b1847a40ee7af08a304688a1433c74b8e439c74cb5ae57be93a2d0c2b5d0ce0fe14830be750868ab38a777ab90f3ee54112ab1531e66ad1a2e233739df11a1dc70770629bcafaacabb0ab8e2b275dfb6931eb8d2f88890b72dbade1a4ec4c1a6498e2e8e3dac7f4f084bb814a6f5c743faebbc83993e756e0ae851790a4c8e69fcee6a733044c0c69f3aee8802deab40b96bb2f7906086a6a4dff9294ef1d064e6d92f41da2508c186d893ff8786c900e8246361df6e44da474b9e19b45767cd0e739ebd2bb951f2be87725d6456389021642a456797811935cae6dd8b087471727c6623be443cc754bf3161674b6ea44702c19c727409baa90b37a9dda961cd9aaf7522911cf9f8ea28698e7c1feb054e7430f555c1b88fe30f29931fdb3cb63b87d1ad9b593c2f66c31236bf1fc1dafa0752a20ca57ef394b4040b30dc026839ff485bc5e0801a379cb69f8444ca9bb75b7304c7bfbe15bf1f8c3cc7b2cadbc0e6dc9cfe5deb3d0ddb7897531b4d3809fe542daad489143d823f6e6cd01247310fd6dc5feadbb58c662ff3dc882af550969bbf5b522960e8bd6f65f14b9cc85b7e352acc0b8ca9e58b1b5b05ca412054999f2b0b3fb2e1491ba5bfccc41fdb2625dffc5bf6ccec4e9a865f9276df682a0b899b919b10a6eb456a282613825a3a42eb4976e5502a5672e12209171010ed520e8ab0e3413eaafdefb9b95ba0f8268f0b88c9a87db5232a6f606feb2c92a223568733c8ba463f7170f1ca5351a2036379037ee6370055c5fb7d3199943c6772aea74942e620e3b243f761f5961c6a05b0a42293d4039f168a0d78a1d81cf84ad956a50c1ce5694908aa635af91daa8cc36994f653515d9aba85ecaaf0b8a61e1970c9297c9a09ec9e1bd416b24fdf557f6c3b0925ef99b24376d491c0f4029fbeecc06e116b463c2b88be95959f4fa23f0c4b5d133c9905c2f76b5d280b8c7dc4b6fd549de4a218713dae5f93bb2e1fc49da74c49edbc25685c230e2d9b036c95d0e4071b87e59470046a7e94af1fc0331b34649b1e8715879d2fbc6f466338d204ea18b12f8a6c2569a9b9f995d96bbd436d35d6b5c6d4f387b09cec8b60dfd8f3c285709abc4c205f00156fd484f7c596f57f00650159ef79bc7120567c2f1315c81fab4a5118f7d0c341ccff4f4ecac711517bfce96ab8b95ccd5194cc3ea126cafcd89f511e176bbf48deac68731e4f088027fb4346d8f1ea4189f1bc269d4d1a71e6b44d8cd7228187fe256c6ae13046aecb0527d50f1fb43a3524f20fce11dbcf333dbbc658c8a0ddbf4c4db084c1f562423de88735c2ef8272cad47d7024367de9987690a6f40cb72ecef9f5d0eb3b8c9310980b30d3fc6ebbe6fe1f1630fc61b11ef8cea51444f98bf4fc0be9a150a71d29663ed739f19a8b7749e8096ec7160162188597a25658887d56850a80e0919a3d79de31595b851b984b0dc21b0c8be787cfd7058f16b0c945f4cde5befc3afe4729857f07a5b3eb0b65cb587bd0064991c26fd68f56386a20bf298ebf08125e53343c03e812f9cfa891e9fff5db8160b726b08e864dbe7764c5ee650e420a7f52bbc11aade3675a8c4e06b229b340a370093d55a4b16aa7e570b6fc1115bf6eb98a01b6c409251988b4ac21e30a3bf3a4fcb9e1a296a3e5c6e7573f581a8fefaef9858f2fa3cdff4611c6faf93d3a7162e4bb5cb12a8a65b8677698cc26514aa4626348dbcd1f30216eb0512b1f9c34304d67bc45c2c3141b27899f3f5240553607d5638f6ebf476f41fb6987e25f09152a996462eb2a7c4aeb2c0a619031b6e1a93785199720c2a9c56acabfe60f074da1b76e387c15ad41f6fa4688b5d3050ff41a6b1d76b62c3d2e926088df65b9273fbb6657c4f600386e33ef64e2b4d2f368e82bacf1c9b1f9f111f4b09ae184e2d529f36e77c5f57bf8d269530e8b487cf762697811897c85b99781af731d3e4b17d8ec436426b4d84bbc92db5b9d1ec0a98fdc96693e32bb00673cf5844c4c63b2ff33844d339a3e1af9c1a8bd41ee88201f0b418a092ea59b0093fc7148996417b40d2fae6bc28453c1aa059625b502e996b5f32b8d6c7187a5855ac2f8d91844cc09fea5562ac2ca98c6cba3457643454df6868a27d126a2293580598cce9f8057783e6803b705232f1c2d7fbebd6f54ca3e88742c513b0645ac5ecbbe1b5e24af998702c292bd81670d649ada219ff0b95d75984ddff12d506cd13f8733361bc363c7e3f741d93c1788c0018b026932e4f0acc4af8a98c336b2f4a8cf5147664c88484311ff3d2d9df4516aa288ee8270884605c3f36732ee54ce05844c64de61b28e1acaa32308a6da5f7591badefb64e868606cacfe259390f64204147b6cd9db032686bb7b0a1d593214c5b85758a773172fe468e04c5fd7f7671ee5b8f7220cbeed92c87aa36befdd47777ed535b39d2a9729f786c4e9dc664795d5e2d475bb063de05b8047d80987fb5cb1bec2ccc77366bca4d583f98d7010307b9379e94cdde0b817bfad2d797b196aca9696a207f1ef8250d97006140c5997daaa4baff181836306b4b70ed298c67f2bf9e4ff32a3e7228e58b0cfa3eba3799301d5c4a1bda49041223'),
	('\x3e98a4635c059e15f9f6fad177ca858f', 3, '\x9bb2f1a71bd100011d734a4fd63db15061e43d6c179d98338d2c25b37497a37cb24512d5f006ebec4a92ff14bb46e8c205a380c30fa5e4238e8479012eae8ce383a0d0ef1116744a734ddd8a6f76fc96ecaabdb0ee32359fd45c3c53ab75d300f07446c9fdf747049f06a2ac16fdac806d419d2177af78bf84ece12a250fa46f533307839cfb62e3182af251fcf975864a6ad31149cee9bc30977b83eb4c16ed1c9d47897cc66722996a334eb51cdcff1cc0929a96edf0014c45ade3b59e9f7eaa0e04ba5ddf7437adc385ca6ae1e0355169e3bb6a1bc34b3bc41981a9a14746f35b008b301aced7ea0dcf039bd18f268d78518d363faccd2f12d6a4253ca51e989fe6c329f124b2ca1b83dbe7387a2054c211ad01b162649c29d6ee444d5dfcd2d86a929475780c70f4e1e4552811a4296a3e11f2b71d50a044278e4fa609763fe458b9b50f65814bac0dbe0a623f2f81586c77a5e607a6057ecdae2eccfd5e7f7298a52d18f0e0909a0f18c2c9984b227588814d2fe24ac06ff638effb5f9e480fc0ee16c318a1aa3ce12409d5d2425236e68ab2e42c0aaf3510f68f45b8675d6ac76c8119ee1607af8a0e80685beb04cbec1f75a430638031971ae233a8bd6e1f8bef8a27695776d1307849f6b0fc74e61a8a4554c5114f00a3dbb187ac64af9c1ce730f9b400354f1982cd85ddbba62986380464add6a1a0c4a0bb75869fa3aa56f0a33d2e5927b8b467bc39f1ef76876c35a9ef5f6d6471850fbcdd5ffe85b91cfecf771ff1b4de6b597c3f724bc35f392af8454300e1d2a0c41ed80a58edb95533b92f7936f8bf67aa73078e8d1a7af639d535bdea01947653070c8832b9f0427ccd3ec9c55b526d85fad6039e638e42766345806bc1c28cf0dc445f68a23776619cf8d0528c3efe369c535e2853f25c140785e5a7cd8aa3e0ed6f17563bf1df2e8610236b902db5571c4a48f8ebc2d84edf3f061efd26a67e17586e0ecd148551cbaecb05c65f41aa44334a8a88d517dab4ae382a9803210189bf36cb031ce33312ea1c84e4043d5b9d73157cfb14942186260eed007e80038aad26b88938692962896fe616bdd66feb22766012099b72075a54f67e3e2549648a4967fea27c7bf538cfba31fd4e05f058a947b30b60f29d09b978f30555dafad288c4affcf6d6e18a5092914a1b69f33b56dec7d431cf1b37a6e62c9a54c1b3945eaaffe3a609ca76c350dc70b9610939dc159a402cae5b82e6826d4af7fe55ba303810ee9809a50ebae3785513c0d4522abc0010189e9e2e99ee7812482021f3bee9e333e1edb7688f080059115d30c155f4dad13d2ed1149f054be39275eadf956da14ac1fa49a045caaae6b3bc5090d1ed3ddfcc38656e876745749734a1aec84e8d839cfaf1812920b1d493d3c993c9f906fa13df6dbaca1550a7c875d8083f57f907c5b95f95f1dc6b8d1b3e74167787d7c57018364551c538d1cf6c4bc290039b1db3991b262f08a1e62b8c796b0edd'),
	('\xe71593c38474d7238d79a49197c4cc04', 3, '\x6d0511ec82f64e62e5969f3dfc19faa876c0e158b28d202c20c6842170cb8d393cfd43d2c51ae2884fcf3c17c957c1eba37beeffda0a43c745525733b529c35fb895cc9431b9cb16e26bc95e60550c63d206546ed3c8004823a6b3e5cfe221e301b0f8ecfa4d7a571af9532f73ba7442d2045f37b766bbe00dd8970a48e7e6be835985f3c9a7d0f9a60ffc58ca237567ffc09791d7c094d70484951d85af3b183e1cbe3e4ba94b786113d0d431c67725fd393604b78197c64047ab7b8750f3e631e05eda2a7be851ea9f943f99ae97ec22610209fc7da12a4876b632e93e722fe2d82aa8623f087aa2c46518d34332bcb71c7a0cff4754a507b15392cb00f73b095de3d801b2e7062d4a14d2f3273a5da6fb990c486111e7e6a828ed7572f584833a07b8303cc69c78b507f846ee52d03341b6128f06904b80aca23bf061ee447535be081a94db0c0473d49c8b7ccfe970e5743de08b40ed3601cc426c172e35d2cf2eff3ceceb8913a1eda446ba00465c36db8fe56fa572e52b5243c64adbe6e873c781d6542d59c709782677367ad16c9388064f56af0d7565742e3f390adc8c1efc8be53738ef9f149e75da5fb8822458a2cf61b567744bcbe5ff404fd2110970f04dea01333461e05c90abf6b8b1c93196f7bd8deff9ca4e6522a514d56ff09feb513ae96a631395fae3d2ee8001d3e9c25494dd4f9f263bc8060d7982a8d845618c6621fbb6a6ad1b4d80e190ba990855aabaa89ef91932d73d5ad6a47d018fa7c1f4fbd3adea5428510f30b81636efd21da02b7bcb274393dcfa7fbc8c2f95246e6f60bfcd6a44751f91f757ed4c0d5581067ccef1391d79bfbcde7970416c8f5bc116e4c3bee8bdfac67d1dfd97b569bfd588b9192850b3063ac6180d5e87c3bc7404296b148105c2f94010b2d879cff5766ed0ed0d96cdf9bd3fdd941f8c6deea3df2c16cc6149a6c9ea97d2f59bcce25246039c8b271dc2cb05aa77c7ff11a6d46f3e98df7229184278e5bea8b94bdecda0a9f9682104ab647865715c442f534adea6c767aec39d055a0d1fece8483aa40b9bd8c659b36cae8353f239aa00a0038af2a041bde51a5307981896a0a08657459f6aeaebc384c2717718035671b4718a5b632b9bcbfebd6f5850be55c44ac3b2d339284c5c7f8eb7429cc3f9aad5e9c0d25071470a12ac1f5710fcc5e3357877125818e322909eb3093c6a275d2913e6dcb5847b19a21f977230186a1dd6891646af9d9692b131612956b4ba50f58e6672b432ca43aeb21329e162121dfdb28595dc74edb4161ef8c6dff48a548d097a4659f6cbf5581fdc4c4ba0c90afeaa5846a9d63943c5a893b105a0d0233c7424118ed9e088754b186c4eee6d12f7ebd13f13938deb219f9be77c8edfa11c5cf0bb767dd0e3c61aabef89c5c5eb925546fd9db70ad482e580c0fc04573473e58b110e7d1c175cf03f11eb875af2470459241fdcba0c08443af1169d6a82a5f547631eff12056fc43b5cc8');
INSERT INTO public.figure VALUES
	('courtesy', 2928, 1, 1, 0.5, 10, 0.0016666666666666668, 20, 49),
	('courtesy', 2928, 2, 1, 0.6666666666666666, 3, 0.018518518518518517, 5, 7),
	('courtesy', 2928, 3, 1, 0.3333333333333333, 3, 0.018518518518518517, 5, 7),
	('energy', 2928, 1, 1, 0.5, 10, 0.0016666666666666668, 20, 49),
	('energy', 2928, 2, 1, 0.6666666666666666, 3, 0.018518518518518517, 5, 7),
	('energy', 2928, 3, 1, 0.3333333333333333, 3, 0.018518518518518517, 5, 7),
	('extra', 2928, 1, 1, 0.5, 10, 0.0016666666666666668, 20, 49),
	('extra', 2928, 2, 1, 0.6666666666666666, 3, 0.018518518518518517, 5, 7),
	('extra', 2928, 3, 1, 0.3333333333333333, 3, 0.018518518518518517, 5, 7),
	('facilitation', 2928, 1, 1, 0.5, 10, 0.0016666666666666668, 20, 49),
	('facilitation', 2928, 2, 1, 0.6666666666666666, 3, 0.018518518518518517, 5, 7),
	('facilitation', 2928, 3, 1, 0.3333333333333333, 3, 0.018518518518518517, 5, 7),
	('pride', 2928, 1, 1, 0.5, 10, 0.0016666666666666668, 20, 49),
	('pride', 2928, 2, 1, 0.6666666666666666, 3, 0.018518518518518517, 5, 7),
	('pride', 2928, 3, 1, 0.3333333333333333, 3, 0.018518518518518517, 5, 7),
	('mobilisation', 2928, 1, 1, 0.5, 0, 0.0005555555555555556, 20, 49),
	('mobilisation', 2928, 2, 1, 0.6666666666666666, 0, 0.006172839506172839, 5, 7),
	('mobilisation', 2928, 3, 1, 0.3333333333333333, 0, 0.006172839506172839, 5, 7),
	('answers', 2928, 1, 1, 1, 0, 0, 20, 49),
	('answers', 2928, 2, 1, 1, 0, 0, 5, 7),
	('answers', 2928, 3, 1, 1, 0, 0, 5, 7),
	('energy', 2929, 1, 2, 0.5, 10, 0.0016666666666666668, 20, 49),
	('energy', 2929, 2, 2, 0.3333333333333333, 3, 0.018518518518518517, 5, 7),
	('energy', 2929, 3, 2, 0.6666666666666666, 3, 0.018518518518518517, 5, 7),
	('extra', 2929, 1, 2, 0.5, 10, 0.0016666666666666668, 20, 49),
	('extra', 2929, 2, 2, 0.6666666666666666, 3, 0.018518518518518517, 5, 7),
	('extra', 2929, 3, 2, 0.3333333333333333, 3, 0.018518518518518517, 5, 7),
	('listening', 2929, 1, 2, 0.5, 10, 0.0016666666666666668, 20, 49),
	('listening', 2929, 2, 2, 0.3333333333333333, 3, 0.018518518518518517, 5, 7),
	('listening', 2929, 3, 2, 0.3333333333333333, 3, 0.018518518518518517, 5, 7),
	('pride', 2929, 1, 2, 0.5, 10, 0.0016666666666666668, 20, 49),
	('pride', 2929, 2, 2, 0.6666666666666666, 3, 0.018518518518518517, 5, 7),
	('pride', 2929, 3, 2, 0.6666666666666666, 3, 0.018518518518518517, 5, 7),
	('values', 2929, 1, 2, 0.5, 10, 0.0016666666666666668, 20, 49),
	('values', 2929, 2, 2, 0.6666666666666666, 3, 0.018518518518518517, 5, 7),
	('values', 2929, 3, 2, 0.3333333333333333, 3, 0.018518518518518517, 5, 7),
	('mobilisation', 2929, 1, 2, 0.5, 0, 0.0005555555555555556, 20, 49),
	('mobilisation', 2929, 2, 2, 0.5555555555555555, 0, 0.006172839506172839, 5, 7),
	('mobilisation', 2929, 3, 2, 0.5555555555555555, 0, 0.006172839506172839, 5, 7),
	('answers', 2929, 1, 2, 1, 0, 0, 20, 49),
	('answers', 2929, 2, 2, 1, 0, 0, 5, 7),
	('answers', 2929, 3, 2, 1, 0, 0, 5, 7);
INSERT INTO public.import VALUES
	(1, 'totals.csv', '\x19a62637d03db59abeb353cbaa31cf5980ab098cc81d2aa6db8757fe02dfe455', '2026-03-04 12:00:00+00', 1, 1, 0, 1, '{"columns": ["team", "week", "metric", "n", "favourable"], "rows": [[3, "unknown_team", {"team": "mars"}, ["mars", "2026-W08", "csat", "9", "9"]]]}', NULL),
	(2, 'answers.csv', '\x339fbd65ea1fb21efe5ba557f70b3715cbbf9e7abe19e7306fc2c17e3b4e2016', '2026-03-04 12:00:00+00', 1, 3, 0, 0, '{"columns": ["date", "team", "metric", "score", "id"], "rows": []}', NULL);
INSERT INTO public.person VALUES
	(1, '2078525a70664ea18bec4fcdf6fcdba3', 'hana', 'Hana', 'hana@example.org', 'hr', 1, 1),
	(2, 'da64eb8827d94b98bc1d772e64b2be37', 'lea', 'Lea', 'lea@example.org', 'manager', 2, 1),
	(3, 'f941eba5b74644b4bd453c33fed81358', 'top-0', 'Top-0', 'top-0@example.org', 'employee', 1, 1),
	(4, '7914b975000241f8b65fa4d36969fe92', 'top-1', 'Top-1', 'top-1@example.org', 'employee', 1, 1),
	(5, '8b23bd0f8faa4a24a89efca5daf37505', 'top-2', 'Top-2', 'top-2@example.org', 'employee', 1, 1),
	(6, '55a0ab34c4b44a65be1f617d221dd151', 'top-3', 'Top-3', 'top-3@example.org', 'employee', 1, 1),
	(7, '5418980b5bb8426895f8b4fc2c501657', 'top-4', 'Top-4', 'top-4@example.org', 'employee', 1, 1),
	(8, '0470ea55bc6d4af6bf4893068b4dfe97', 'top-5', 'Top-5', 'top-5@example.org', 'employee', 1, 1),
	(9, '43f516c4c6e34462b9aa20c1dbcb3666', 'shop-0', 'Shop-0', 'shop-0@example.org', 'employee', 2, 2),
	(10, '888d650906684d4b800b2addb0652a78', 'shop-1', 'Shop-1', 'shop-1@example.org', 'employee', 2, 2),
	(11, '9966c7d9e2214810abc78df9e60ec7ce', 'shop-2', 'Shop-2', 'shop-2@example.org', 'employee', 2, 2),
	(12, 'a13e4b453137449a9d94475f4ee13d16', 'shop-3', 'Shop-3', 'shop-3@example.org', 'employee', 2, 2),
	(13, '524f9b0c1a1c4ad3a8b4e871cc0928f3', 'shop-4', 'Shop-4', 'shop-4@example.org', 'employee', 2, 2),
	(14, 'a543ddb904814bc9952f4c96cd091c62', 'shop-5', 'Shop-5', 'shop-5@example.org', 'employee', 2, 2),
	(15, '61a0704837ac46d0acd5740f628fcf08', 'store-0', 'Store-0', 'store-0@example.org', 'employee', 3, 3),
	(16, '96c54b70e245480e83ec6be4b10f7a52', 'store-1', 'Store-1', 'store-1@example.org', 'employee', 3, 3),
	(17, '132d0da9eb5745a09d281784626e6b05', 'store-2', 'Store-2', 'store-2@example.org', 'employee', 3, 3),
	(18, 'bd7ceaae82174221877a5d3f855a10d1', 'store-3', 'Store-3', 'store-3@example.org', 'employee', 3, 3),
	(19, '963952370c5849618dc11abcd709e7c3', 'store-4', 'Store-4', 'store-4@example.org', 'employee', 3, 3),
	(20, 'fb8fda1a379541bdb61d38f7901fb5ae', 'store-5', 'Store-5', 'store-5@example.org', 'employee', 3, 3);
INSERT INTO public.pulse VALUES
	(1, 2928, '2026-02-18 12:00:00+00', '2026-02-21 12:00:00+00', 'closed', '["energy", "extra", "pride", "courtesy", "facilitation"]', 5, NULL, NULL, NULL, 0, false),
	(2, 2929, '2026-02-25 12:00:00+00', '2026-02-28 12:00:00+00', 'closed', '["energy", "extra", "pride", "values", "listening"]', 5, NULL, NULL, NULL, 0, false),
	(3, 2930, '2026-03-04 12:00:00+00', '2026-03-07 12:00:00+00', 'open', '["energy", "extra", "pride", "balance", "trust"]', 5, '\x47fd3e2b5d4a02054629e16e94b4c28cd2dca0e8574e804381d9c46564c7487b', '\x933fba514de4b74bc6532ef64e06cbc4aa1dd6834e36a1f97fa8cfce4b8e4832724d1bf1fa031e3d3479234293107607bf747688b4c5ced3cc6cfdf89114c916071759e6c3392df1', '\xfc7441647e78059bf168b8bce315b724c6eb79882d2b2e9a8b82e1e0dee6b31db4a73dd2c0755f573201313836866ac6c5b1a40ee8526eba397efcd12a4e7a9158528adfba39949f', 0, false);
INSERT INTO public.release VALUES
	(1, 2928, 1, '2026-02-21 12:00:00+00', '\x0000000000000000000000000000000000000000000000000000000000000000', '\xf27cb0aa48cb0e41a582b7aaa65fbe1a2f8bd4974d7c28708121f90e19a6505d'),
	(2, 2929, 2, '2026-02-28 12:00:00+00', '\xf27cb0aa48cb0e41a582b7aaa65fbe1a2f8bd4974d7c28708121f90e19a6505d', '\x37494b677ad8edaac0fb2d88ef6e88b9c5fc9fcd3667f839883cce27ffea6433');
INSERT INTO public.rhythm VALUES
	(1, true, 2, 9, 3);
INSERT INTO public.roster_change VALUES
	(1, '2025-01-06', 'joined', 'Hana', '', 'Top');
INSERT INTO public.score VALUES
	('csat', 2928, 2, '', 20, 15, 0),
	('nps', 2928, 2, '', 2, 1, 1),
	('nps', 2929, 1, '', 1, 1, 0);
INSERT INTO public.snapshot_person VALUES
	(3, 1, 1, false),
	(3, 2, 1, false),
	(3, 3, 1, false),
	(3, 4, 1, false),
	(3, 5, 1, false),
	(3, 6, 1, false),
	(3, 7, 1, false),
	(3, 8, 1, false),
	(3, 9, 2, false),
	(3, 10, 2, false),
	(3, 11, 2, false),
	(3, 12, 2, false),
	(3, 13, 2, false),
	(3, 14, 2, false),
	(3, 15, 3, false),
	(3, 16, 3, false),
	(3, 17, 3, false),
	(3, 18, 3, false),
	(3, 19, 3, false),
	(3, 20, 3, false);
INSERT INTO public.snapshot_team VALUES
	(3, 1, NULL, 8, true),
	(3, 3, 1, 6, true),
	(3, 2, 1, 6, true);
INSERT INTO public.team VALUES
	(1, 'top', 'Top', NULL, NULL, '2025-01-06'),
	(3, 'store', 'Store', 1, NULL, '2025-01-06'),
	(2, 'shop', 'Shop', 1, 2, '2025-01-06');
INSERT INTO public.ticket VALUES
	('\x15b899d9bd31a40d59a3ec67e8434102ceb4b4c9ef39e812790c06730f40521f', 3, 1, false),
	('\x2087daf998650b487a281c072b5d94810b7bd6e36709c2f7770063e464ed4ee1', 3, 1, false),
	('\x21c85beb890da2bb51f33416a3cfea27799250498f074dbc7805aa81b846dc1f', 3, 3, false),
	('\x2f0340ea9d5118dd2561b53c12dd2611838fc1535d54859452617bb3be512a67', 3, 2, false),
	('\x4bbf5f78dc96c15cf9aad9062de7086a3ba95dca835dab4f310723a56ba57740', 3, 3, false),
	('\x4cd4c6aea6edd3f77d929ef6bc701c8c2f58f587ba6d8ed8c56edb670e589c30', 3, 3, false),
	('\x520fa1e8de0f6b6cc2b726cee65b645f632222f893b11d8d3d0d05acbe195e7d', 3, 3, false),
	('\x5bf02002f08179024b8540a88807b8436bbad1a5bbb176493157fc0a5e1b459f', 3, 1, false),
	('\x685703630cca83b37ad28eb66b98fbf16046a53067afef6aa12c90c536037610', 3, 1, false),
	('\x6a6736be04fbf043833659c1949200bb820dbf17d540c676bd9c7d7565c15965', 3, 2, false),
	('\x7c914b7579efb3e86eddab3c9759a0ce61ce8660dc69ab5a0a05001e517e5096', 3, 2, false),
	('\xb71b0d9974be060175394a27a766d80fa2ffdc39d69f8a8b445e9fbab0b6d6b4', 3, 1, false),
	('\xbc8a67ad1645fea05d037c42b00d8daa558b4322307250c63dcb550f7dfb0fdc', 3, 1, false),
	('\xce51f21737e9b769f063da51d7b5def948ddba45687cd0240ab3e1231915be0f', 3, 2, false),
	('\xe6f5ad020174baa8625313a7b7c21861986ed21f4868455dc7fd6a1482d588e1', 3, 3, false),
	('\xf796ac7714a56681fa4289608eda7f874c93da0d3ddcddf9ab3ec7a592171d40', 3, 1, false),
	('\x4ee0d8588bec90c4d5c9035ba5710bb7f5a27ff27a8ba0db8e0b4d2b3111b876', 3, 2, true),
	('\xec3b2f0428064c8d154d2694e5757cb4c95d17638e13352532746fb359222a78', 3, 2, true),
	('\xfd09b590de1403bbfbf108471f5a63d2f714e7f59f1a15427d94120dac96c0f8', 3, 3, true),
	('\x35fcaf8fcef42df01a2abecb775704b99e2f5fc5575ab0e80dbc26d1a2426d6b', 3, 1, true);
SELECT pg_catalog.setval('public.company_statistics_week_seq', 1, false);
SELECT pg_catalog.setval('public.demo_clock_id_seq', 1, false);
SELECT pg_catalog.setval('public.import_id_seq', 2, true);
SELECT pg_catalog.setval('public.person_id_seq', 20, true);
SELECT pg_catalog.setval('public.pulse_id_seq', 3, true);
SELECT pg_catalog.setval('public.release_id_seq', 2, true);
SELECT pg_catalog.setval('public.rhythm_id_seq', 1, false);
SELECT pg_catalog.setval('public.roster_change_id_seq', 1, true);
SELECT pg_catalog.setval('public.team_id_seq', 3, true);
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT pk_comment PRIMARY KEY (id);
ALTER TABLE ONLY public.company_statistics
    ADD CONSTRAINT pk_company_statistics PRIMARY KEY (week);
ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT pk_contribution PRIMARY KEY (import_id, metric, week, team_id, moment);
ALTER TABLE ONLY public.counted_row
    ADD CONSTRAINT pk_counted_row PRIMARY KEY (metric, external_id);
ALTER TABLE ONLY public.demo_clock
    ADD CONSTRAINT pk_demo_clock PRIMARY KEY (id);
ALTER TABLE ONLY public.distribution
    ADD CONSTRAINT pk_distribution PRIMARY KEY (question, week, team_id);
ALTER TABLE ONLY public.envelope
    ADD CONSTRAINT pk_envelope PRIMARY KEY (id);
ALTER TABLE ONLY public.figure
    ADD CONSTRAINT pk_figure PRIMARY KEY (question, week, team_id);
ALTER TABLE ONLY public.hidden_comment
    ADD CONSTRAINT pk_hidden_comment PRIMARY KEY (comment_id);
ALTER TABLE ONLY public.import
    ADD CONSTRAINT pk_import PRIMARY KEY (id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT pk_person PRIMARY KEY (id);
ALTER TABLE ONLY public.pulse
    ADD CONSTRAINT pk_pulse PRIMARY KEY (id);
ALTER TABLE ONLY public.release
    ADD CONSTRAINT pk_release PRIMARY KEY (id);
ALTER TABLE ONLY public.rhythm
    ADD CONSTRAINT pk_rhythm PRIMARY KEY (id);
ALTER TABLE ONLY public.roster_change
    ADD CONSTRAINT pk_roster_change PRIMARY KEY (id);
ALTER TABLE ONLY public.score
    ADD CONSTRAINT pk_score PRIMARY KEY (metric, week, team_id, moment);
ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT pk_sign_in PRIMARY KEY (hash);
ALTER TABLE ONLY public.sign_in_link
    ADD CONSTRAINT pk_sign_in_link PRIMARY KEY (hash);
ALTER TABLE ONLY public.snapshot_person
    ADD CONSTRAINT pk_snapshot_person PRIMARY KEY (pulse_id, person_id);
ALTER TABLE ONLY public.snapshot_team
    ADD CONSTRAINT pk_snapshot_team PRIMARY KEY (pulse_id, team_id);
ALTER TABLE ONLY public.team
    ADD CONSTRAINT pk_team PRIMARY KEY (id);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT pk_ticket PRIMARY KEY (hash);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT uq_person_email UNIQUE (email);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT uq_person_key UNIQUE (key);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT uq_person_uuid UNIQUE (uuid);
ALTER TABLE ONLY public.pulse
    ADD CONSTRAINT uq_pulse_week UNIQUE (week);
ALTER TABLE ONLY public.release
    ADD CONSTRAINT uq_release_hash UNIQUE (hash);
ALTER TABLE ONLY public.release
    ADD CONSTRAINT uq_release_pulse_id UNIQUE (pulse_id);
ALTER TABLE ONLY public.team
    ADD CONSTRAINT uq_team_key UNIQUE (key);
CREATE INDEX ix_comment_team_id ON public.comment USING btree (team_id);
CREATE INDEX ix_contribution_cell ON public.contribution USING btree (metric, week, team_id, moment);
CREATE INDEX ix_counted_row_import_id ON public.counted_row USING btree (import_id);
CREATE INDEX ix_figure_team ON public.figure USING btree (team_id, question, week);
CREATE INDEX ix_import_digest ON public.import USING btree (digest);
CREATE INDEX ix_person_team_id ON public.person USING btree (team_id);
CREATE INDEX ix_release_week ON public.release USING btree (week);
CREATE INDEX ix_score_team ON public.score USING btree (team_id, metric, week);
CREATE INDEX ix_snapshot_person_group_id ON public.snapshot_person USING btree (group_id);
CREATE INDEX ix_team_lead_id ON public.team USING btree (lead_id);
CREATE INDEX ix_team_parent_id ON public.team USING btree (parent_id);
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT fk_comment_release_id_release FOREIGN KEY (release_id) REFERENCES public.release(id);
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT fk_comment_team_id_team FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.company_statistics
    ADD CONSTRAINT fk_company_statistics_release_id_release FOREIGN KEY (release_id) REFERENCES public.release(id);
ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT fk_contribution_import_id_import FOREIGN KEY (import_id) REFERENCES public.import(id);
ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT fk_contribution_team_id_team FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.counted_row
    ADD CONSTRAINT fk_counted_row_import_id_import FOREIGN KEY (import_id) REFERENCES public.import(id);
ALTER TABLE ONLY public.distribution
    ADD CONSTRAINT fk_distribution_release_id_release FOREIGN KEY (release_id) REFERENCES public.release(id);
ALTER TABLE ONLY public.distribution
    ADD CONSTRAINT fk_distribution_team_id_team FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.envelope
    ADD CONSTRAINT fk_envelope_pulse_id_pulse FOREIGN KEY (pulse_id) REFERENCES public.pulse(id);
ALTER TABLE ONLY public.figure
    ADD CONSTRAINT fk_figure_release_id_release FOREIGN KEY (release_id) REFERENCES public.release(id);
ALTER TABLE ONLY public.figure
    ADD CONSTRAINT fk_figure_team_id_team FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.hidden_comment
    ADD CONSTRAINT fk_hidden_comment_comment_id_comment FOREIGN KEY (comment_id) REFERENCES public.comment(id);
ALTER TABLE ONLY public.hidden_comment
    ADD CONSTRAINT fk_hidden_comment_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.import
    ADD CONSTRAINT fk_import_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT fk_person_team_id_team FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.release
    ADD CONSTRAINT fk_release_pulse_id_pulse FOREIGN KEY (pulse_id) REFERENCES public.pulse(id);
ALTER TABLE ONLY public.score
    ADD CONSTRAINT fk_score_team_id_team FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.sign_in_link
    ADD CONSTRAINT fk_sign_in_link_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT fk_sign_in_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.snapshot_person
    ADD CONSTRAINT fk_snapshot_person_pulse_id_pulse FOREIGN KEY (pulse_id) REFERENCES public.pulse(id);
ALTER TABLE ONLY public.snapshot_team
    ADD CONSTRAINT fk_snapshot_team_pulse_id_pulse FOREIGN KEY (pulse_id) REFERENCES public.pulse(id);
ALTER TABLE ONLY public.team
    ADD CONSTRAINT fk_team_lead_id_person FOREIGN KEY (lead_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.team
    ADD CONSTRAINT fk_team_parent_id_team FOREIGN KEY (parent_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT fk_ticket_pulse_id_pulse FOREIGN KEY (pulse_id) REFERENCES public.pulse(id);
