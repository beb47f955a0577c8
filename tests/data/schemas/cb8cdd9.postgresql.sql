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
    team_id integer NOT NULL
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
ALTER TABLE ONLY public.demo_clock ALTER COLUMN id SET DEFAULT nextval('public.demo_clock_id_seq'::regclass);
ALTER TABLE ONLY public.import ALTER COLUMN id SET DEFAULT nextval('public.import_id_seq'::regclass);
ALTER TABLE ONLY public.person ALTER COLUMN id SET DEFAULT nextval('public.person_id_seq'::regclass);
ALTER TABLE ONLY public.pulse ALTER COLUMN id SET DEFAULT nextval('public.pulse_id_seq'::regclass);
ALTER TABLE ONLY public.release ALTER COLUMN id SET DEFAULT nextval('public.release_id_seq'::regclass);
ALTER TABLE ONLY public.rhythm ALTER COLUMN id SET DEFAULT nextval('public.rhythm_id_seq'::regclass);
ALTER TABLE ONLY public.team ALTER COLUMN id SET DEFAULT nextval('public.team_id_seq'::regclass);
INSERT INTO public.comment VALUES
	('\x045b8b4678894c61497f545c58da9c55', 1, 1, 'Mot store-2'),
	('\x23a55fb2dd8b290c42701f0d63c6ac13', 1, 1, 'Mot shop-4'),
	('\x23c055e63573822fc7957366d88adee2', 1, 1, 'Mot top-2'),
	('\x3902adcd0ce9bb42155679c9b90366ce', 1, 1, 'Mot shop-2'),
	('\x3dd4827212453c757b3dc112c50a6c16', 1, 1, 'Mot shop-3'),
	('\x489aaad086e0b62c0922308423bb6025', 1, 1, 'Mot shop-5'),
	('\x503a26c590c9c0d3d8b8bba876e5e46b', 1, 1, 'Mot shop-0'),
	('\x598e2cf67493beeb0713c3054d8a3d4b', 1, 1, 'Mot store-4'),
	('\x65a7394e7e7e5888be04d8543162757e', 1, 1, 'Mot top-3'),
	('\x6d4332c6372d2c4c85fe7a56cf03c591', 1, 1, 'Mot top-5'),
	('\x749aad91d3ff816388ea7cd0243f1e14', 1, 1, 'Mot top-0'),
	('\x8044e8016e74c2b6b083f64ecde0112a', 1, 1, 'Mot lea'),
	('\xa511facfa46b6deff787ca657bdbc9c4', 1, 1, 'Mot shop-1'),
	('\xa9de78bb1840495ef02446d7bd34e9e4', 1, 1, 'Mot top-1'),
	('\xaf3cbcb17d39abd83afc8e94e9329cef', 1, 1, 'Mot store-5'),
	('\xc3199a2e44ac7261d62efacb415da15c', 1, 1, 'Mot store-1'),
	('\xc631cc70b7068fa159831bdb2de3b720', 1, 1, 'Mot store-0'),
	('\xd9a65927b0552000a54b7bf1f5cf9ec9', 1, 1, 'Mot top-4'),
	('\xeb05e78b64e3f12c304254a5456214ee', 1, 1, 'Mot hana'),
	('\xf7d6daf1315ba3bb97728ec2d32fb333', 1, 1, 'Mot store-3'),
	('\x00938c45e57bf5b8ecfea4a8cce93d2b', 2, 1, 'Mot top-0'),
	('\x1392e852262e5acda734d72837099921', 2, 1, 'Mot shop-5'),
	('\x1ed397cbcd03d3d00bfd34d47412cee6', 2, 1, 'Mot shop-4'),
	('\x2e6765169f98f74b77e167b5d0ecee89', 2, 1, 'Mot store-5'),
	('\x3561caa024cbccf10674a9237d76fa19', 2, 1, 'Mot top-4'),
	('\x3a9658b4c03bdc12226c864c94132191', 2, 1, 'Mot top-5'),
	('\x507af1c6f613c3703a81a69a92c09b42', 2, 1, 'Mot shop-1'),
	('\x542b141a650c79f76ead64323d01297a', 2, 1, 'Mot shop-2'),
	('\x55554b4e75cfc11d8f8d6f193a384554', 2, 1, 'Mot store-4'),
	('\x5aa0c6f7280aa4824453ac937d3fa814', 2, 1, 'Mot store-3'),
	('\x6844a870b0d895af435306866adce622', 2, 1, 'Mot shop-3'),
	('\x8b2112e354857ad8c03a44eea833675c', 2, 1, 'Mot store-1'),
	('\xb1cc2a9ccf77c2eda38be0d17161e020', 2, 1, 'Mot top-1'),
	('\xbc9b87bdb2177b7b03e1d0b3fffea537', 2, 1, 'Mot top-2'),
	('\xc3b2e5779e8f40fdc2167232e83dbc7d', 2, 1, 'Mot lea'),
	('\xc712be304da5f894e974d82f8b074cc0', 2, 1, 'Mot store-2'),
	('\xdaba110b07c33cd2c3a59ad70a93e2b7', 2, 1, 'Mot top-3'),
	('\xe0850eebd35dd50a1258a5fd2ed949d9', 2, 1, 'Mot store-0'),
	('\xe308505b2e9de1ff93f23de3869b1dc0', 2, 1, 'Mot hana'),
	('\xf8f703419a281ad5404d17f37cc6a314', 2, 1, 'Mot shop-0');
INSERT INTO public.contribution VALUES
	(1, 'csat', 2928, 2, '', true, 20, 15, 0),
	(2, 'nps', 2928, 2, '', false, 2, 1, 1),
	(2, 'nps', 2929, 1, '', false, 1, 1, 0);
INSERT INTO public.counted_row VALUES
	('nps', 'A-3', 2),
	('nps', 'A-1', 2),
	('nps', 'A-2', 2);
INSERT INTO public.envelope VALUES
	('\xc085edc6ac8e5f08004f14565d469350', 3, '\xf89e8fc9d433edd8ecd37e36c72d06b9315aa77b2f133fa2dd68a4b17107d3708a5f608bc72e3bb839a6578ac51b4d8ddae80e46ce29da845cabf70bb665f406eabdec9afa03985af57ec582fe82b0b4a86a2d4126f89b42ce986a3e5cc285491cf4fffac77780b14076c778876bc18a868263b3aa1fad0cee986b0678e2c0371078581ef5da850bf6459ee6bf3768af6b004fca6be17d74dc541f8d61bb61ca2e0b7cf9fa6e0d4105464f4a75dce6cdc6735160743ae2434143d7cba28592aa4662320d91a0c45cf0d42aa7d33a00dff2a6225b6aaea15374ba2f81451e53f5993c9aaed813a8bd47c394789e1f6e87fece5518ea4a79b1e7fd0aad80fc3a3471eb31ba06fe12e3bc6a50192258c2095a722ecb4a80e5c0216bb3b9b1be3fc71cb7e98033fc86e8ae6a7fa900e957e578ca9d303d55058821544fc34accb4a998f210fdb2e7f98d7862e2378885bd5c22a3b4a1311ea4c940a3d5447d7605d35d517628693ffe0761a0353986acb904860e90a740695b2ac8514ec44381d0fad537a7bb6579204944d7847cb55019a75ad233da341f24dd56ac90db461a97faeb4cc30e9d7d9e9c19a7d648d9cf9e20ee05f3aa1ce1e44aff1472e2aee816919391021a1da525fa6a29990e1f08d639354c61439bdabe372dbf404e6ae7290b3895aaa408830758a48c540ef73d1684a40860c0beffb927e5083c79948d3540986df58390de808de167f33e8daf74ec2d95ca56b3d576ca6a6b4df94029882f0685820cf783f8f5c6959799f58f18ca2f63fc4b3fc8aaf8454e0849a48ce107d7019271d9247a283b051140ffc2c13bc1069e5c37d8f23b12bc6eabcfdee040aaa288e4feeb57d92dc598c2451c62d52299db352d5d37bf0b0f90a847f50961d88439132083ada0cfbef4c8bbf4fdbeb19401dfad6ecb9946ea80f01b04d2e500ef511a1febee804404d97cd8711fd28a0314ec8063b1a0f0a9f9a47ad6e8282601bb1f5d82508c794fd049eab6f4922b6f4f0b48e358a28acd02b876e5c860ea8e6ed344d51d88c59921bd56bbc8c32a848d07570ad51528d9cda2a730ee95edd2a71ff75cafbe7617ff738f62c3772ada749bbe6e5f4561932f542723009b2550a7fdff35af15c8626db1d4753a8ec0877212fcabfc869f382293fb7a6b86c91ba2fdc480a8780da1b25040477c2e5de8a82a3e5ec5f60bbb46fe08a0c2e57b2c5408e444ba2403abde55c1cf49be5ca6ab3868d619f76ba5bec9ea4ce6fc2df0aad46d21b811ba781bf3f3303906196e7cf75fe79d9be983266672ac7d03890935b6ea492e9f24fd48e26cd170481da4e0520869213e3382c5ccd0b102686bfe8da849dfb62a120820f80ab85d1a867c03e3ab6449c4ad35741890af5e7112f38ad4e55aff110e41dd4401cda8b2042bd27ca14448f7135ab7fce1d3e9a0e9c17fb719e0db6cff637a51faaf178da2665ceaa6f6f881b8e9f43b8759a758f95d937779593eac872917e8a94896cf'),
	('\x4f635dd49d86278a8a243a4bcc9ec417', 3, '\xd41f267e60697f3ded3d502b52ac2f69a9b1d6a1b269c3c2583b2bce764f741fc3d39a577ae82fd3e5c2c0043020ea32dde94ac1127033d7c46472c833edce3da17aec9ccb77d804bcf2a283da8d4c620a7ccbbd36f23db4b93d57569d2ca304a29b9d92097ebd5506c3dbefa020fc4d52eaa8dec8149f42b90c5282e01bebdf29c140085046e0086f56b1aa6a0d6808e18d01d331bab6734076135cbc420f0a5817b3cb37fd41e96c86d046eff7796084735d14b1d7f9fdf916bd4b0589817157a82b16e45f68280327779d50f4f5c76414e643adba319ae66565bd1056a399a4d686463a28ab6083d8c16960404647ebe0c1c7f3c0f6985cf6f92e173bdffb0ca0bd643c5953fd96d06792938b329bd768529e1ef63d97adcd0aff011db319f5fb5856c78ac7a36e61aefc6151d801b7f540afd0c9dc08672ee5c17ffb7558e3d1d8fbcff74586c922a27ee08c8efa1e4dbccfd55647092968d150f675e8ad77237b7cd7ece55eccc4c7c2f4a9f058eead6e8656fa5e7d758455d868a64f63ca867e62392b72d14ceb24ab8333bf01c45f823350933e1b353f3bcc26ccc7ab4a1e7b044f53662519051f627c792bb3a4e4942cfc46e32140ff21e71ac046e5702e926955a974c1345311bdbb09982778253d9139830b278e0dcc0c7355c20845e51e95aa2ef20db99f2749cdcc27d1cb0637d5f07f412b622f3f8244c105504f9b9a8ae897ad3570890e539fbaf7588462831e8901c9145f7052bd94bca0732f34f1cde05c3c17d60eaa5d988c92065c083dc86656556948321f256d8d87f5420015eecb715490d1819b4bb66baa1495e562d689571ae8f002f89745e570bb56212e0b62946fd5d1f4833c89a4004ab43bd92d8c60c483592c8ef4b03de9e7f5156d9f4f8e477f5dc2427f5bb74345bd3bbde58bea8b899b5704094acc46a76c6aa4d3d56476668fb648f3e23f9cfbb4f908f99094478cc6c36d5f981f1ea59e25ef1bf5c3ac41e390b3623e5c1100fa188cb1765ff93ec8f7ee954bfe16b9bb387cc4c62b5579e0a2276c7448bb799802088c590449b43686614894e1228fc9d77892fef5eddb818abd044643799b24c4d246a485642dfa309ee4df47c148009f078bcb350b99063dae6e121993ace6ad17ab91316efd718444cfb9bdc0fd2588e79e6648f31a815ffaf0ce924acd504c28715ea4e33b86266387132ff86ac91c8b535c1826faf0fd2ba8b4a3b8f3e0d6b663c036b72509aae1dedc070016f2b552a12575951087ebf1fc6fc5de85529abcc5cad8a83a0dec050b8ad30f3fe64a1fdbe3201d7f1d32ed755779aa5d39278fbc3a26acf1f46c9a3a59cd9459a9b7f41bced9584d8f5f794c319a2c21ed45e4b0e76faecdcd2bc2ce5b45db7537bb545c224aae87b3071c38e046a0b6dd9b4d6eea66bfe11098a0d0c35cdc991ca90cf8f92a94e0dc1cbf4d30ae5411fcc1dd384938c222f939dfbea2fcba197a3d28e96b4e273f6fd173ca3101dcd9bc45f47587c7a295cf9197a2ed9207cebbe32302dc07a92d201743a3dde615221559c2f784c6cd1b9ed0d68cf6aa3af0dfc1ac7976fc32bf751df05f293b157adfe95586fa4173a445e3e9435e559e9b5f8739419457a5098292a82b31e8acd7d0586da5e8e6d489e3bc38ca7f4cdba40649663f5f92d4a352c1cb149044d3d3f0b342822f50f7d12ce37de6b3752c772e176a288491dbd05c3bc82f2d00eea06f2ce7593a11fd7324dad0e010f3d2783e877f5cd96ecb8f61a603d2afd858aeff07b1bf65ca4d5f1c29f76d6c7405067fb2b85e46133e1cb4de75f1d5ad93881909e90129201096b71255be5dec72ff8b6eb1851031d5c254272aa98a0eebde78227b6ff94a143ecd3bb57dc1b90b26c1a7fc5b3e22ca74a550d72a36e4ac76f7e86d6ece216b6890df93a1960444a051504d264e1123de2a51fbeaf3d65b89b050594bd0dc1b89b21cf229dc00a4f32e839686c68cd913fcbc27d022d824d0d56b1ba7f52314b45782ce308c972912046151ca34c0c5b834d6b622c302d77233f3550eb33690dcf8c5076920628864805b56ab8d558504de15639d9a459eace3cde193c1fde93c8b5be3908edd98942bd895f0c8bda46fb74df2db7c04163f0ec5ccae30fce1eb3f308e42d97e91aa400e850f19a432b8b94b4a3d5d2ccd541a9685332a8290b972adb4ce43eb34519af10aa138de0d66899287bd6d3a96ec321c5d1dd7c0cb4e6035befdc9b7c9a15880834c0467b6f4949d0bcdd763a3f9a8e4fe82ed4308f6b3e92ddc0c0ef83f31cf167d77073efe222e2be7cee0ec38d6227bc4b2a38766efadbd5a8cae4615cf90a925790237246c652559fdfd5fc8e5afd00a04388900d48d5c3445d10601dabda8debf486d4d5164f4026b1e61f0b8d8106caa5a0d493a214dba023e55509693512a2e0c01c3aab421d17efc75fca415536cb6ef6eecb04b4430a8728406b4cab69bc76fac443abeeb4f789eb84fcaadc252a0b7384881a7d31dd1af22dff2dd61e206e92b9243d74c0ab61ae435d8c1156f3c9d9bd1162ede433d82dcc933b538a515cce737195ab5b36d431842d421c33ec15ae2f010ad09c954f9d8782bb6e6735f4b68600f7a8c526bee93619a58ae0be53cf57c98a83fe62799f4c9184d013694dfc3172e35920faae1729733eef6495ab467c3dcc4028b101b960a10bde464c8f1caf0b12861bdc2010f3a37aaa01a3ebe927c3af2f939df9daa5b3cb2d2a03d9acb39257875cdc430876d27d287f027a6e88e2c79e68404aeaf5ea57ac38b307405a33c8622b2f730ec362039a1caead3c57dd8c7711cd0e10c4edf6906d49b34ed8b4b064fe2d22da1fc9e8113032b6a1edb7e1fa6f93b1073693a5155b0fba2eb90c18b4576893edd6d1300f3da8e2e5c403c2179ca21665578f7b9067b816aa0cb81b4f6ece3a2b8cb504c932927abd4fb655adbbb58c1afa6e1bc0f82f01dfa5813384ffcb03828ec51ad7e9070da176074d4a52906210f415c0738b54c1c883e97eb500d504c609d0dd7cf38487756e607c5ef66a41884c6e221c7d7791327f63c383892859071ae9f89da7585479d31748483e626047dd0ed982e4f732d900f2d063ffbb81b1a1d00c9ffe84bc0c4b8cb905e9e755fbd4c8e5d172d278b672ec57fe0227fd15153634970bf9040ea5a02a4413df5ce5cbb7f6f1c7a497a714b05b9038d0b5d2b6c8360f61b3305b6ef779f4d26763fe1ca6cf5ec63eac6f0692a728e8fbf172d9aafa1a9749843190c9b74ec54cd5cd76a291096ae20d2b2a5923d52f6630d7a8ac0cb0413c3a14f104748d4624bffcb8ab0f164fd97665503527ae4c0f96a40e22c8a1e76f068b687271d425af2aedb25c840e8234f7529e2cb6dd03b50a4376bae7209e70cd4a08fab9a1e451e7335bc197353bf1d9fe60f0172f83cc1e5394fb8fca018a6f56b1017e05dbbf63a8e7861c8cbde07a115e75f8f912048f670685beb301d4c420c26256d9b46ecf167e177227c6de5b48f640934a6b82a6a96930312841d09c618a2f6abcf5a243d2e2c8cc3cd237534667141e735060fe6a0d61da5c2cbcc4e0940e0fa80d517600580ec20eb468ff538a8ba48b7a2d75ce1125e2f3b0745c8ccc0c226fe4de905c5aa73d37eb4cb9ecf743d598126c6e93042607c8188e43b32f13e54a19b52cddbd3a0fb69bfffb1a75efd2e91a0f6767a1db17a0fd17ddb14c151818003d84a0990d9f536ae80b4e3c08d40e873187769f17c0c55bbd2e98f33a7498c812186a2992d345aaef9f32905aab3277d355ba652dd13ebe43ef6a14e7365752118d845e6ad8e839b1eb031c8564821aa086f96e6509efc260b88c6890f345bd4c4d7625d363295754c27c37b1e813f9ab4ccc99de253c4d057f4c57540de5ad6133e79e6aac71a489b6c8f4ff163dcc0dae3c1e0635908404b18214b7fa2596c9eb91b56ccf087d86d1fbec56718149f45fe181de11549c5f08e65288272662ac73650fdf12c126210cbf88a5bf47a032b4c8b26b6739490c18b2181bf21ce7dee77dfe6d4900c0103b3911f51286c630e6d669074fd3534c779312fea35f5dc3eeca9db7e5f30a58b2f3ce455d8f3c8e8eb3e794cf400cff44597527a2eda85aadbef204da4dad83a13adf9f3119c0ba1ccb610ae17d3bfc298dd50becfce092aa14a359c2fde86129de2a544bbecd6d8dbc06d7ab1b01a19d58fa0bc241a14bc17e117894acae9e3916099a483f8ed2ffef9da21fc68b9f4718b3ccc912a41691102b960fb0c90d84344a01cd7928f5d070a39ab3371278907d9be45d45c181903caeaef7644dbc45beffea3eb998f4e18af58725e0d97bdfd915f93b6002ddb54833fa276a307aab75f4d4a55a81f4c6cdad5c42bc0ef41751ccb7d7d3c14affe98a8b7f53e86b9be0ba3c6dd262c2999b7e9bbf75aef5401c460a17bfcb85f9caee0917dfc8d642fc63637a2315f02e9bfae3c50d9ae0895f21faf39b3a42c5aa4791a446a45abe01f64a3b4d453ca856344f2b86a3da150df426bb64773a77ecaacc6ed1359d0b04c8a82a1cc9b79afd41a5d8275f0f76de4ffec9e43954d5170f1fe7be68fd22fbea04630e99cf4e7631977b1cfd0a99dbd96368e838feedb7bd793e2d9e070ba9a629006e3566a52061e439660fee1a0a5f069a81b675d34b881c56a65288e16772d48fb4e25b5be3cc345d457d7700c456d3908fe3e8792df0e0c36c41d8e926e4e5ac2132c1e6100e12cefb19dd0aa5b1e245d41e41f1bf5e391c5b73368de3dedba8926bdbde9f92cd6221fd890ac8eaf958c4cabc39aa017fe6a8f5090dc6d382c80f1e6c95c0bfaea0f96e57d81e614c749829fd9e1672512aeea3e0b9de7ea9a59670af1a2b23fc24ac5a58b716ae47edceed5411ab3f233dba78e20bee08242aa708065b8fa0eb98763e854d7165475f0355cb60280f3f85f2538b613aaf9932622ccc158c31b0f4047804ecbf07cc4da0bbe74061b87367d695ee8dc744f245636e6d68be88706985631a3457893dcfb119a9e9590a9d61493bee357375407cf6038449be1a5360548797bc7fbba69af06a217da64dfa6b6eb1da91b7a19760fd302161c423410b655bf32172ac479d4e56d12eb14f4c1d4ff2b963bc665b00fc43e5d61c96d71c00ef51716eb0ae34c3acdb8842b3176c9b3969ca49a2094b8d79bb79e8ca7ac21d09ce1992c218e38539c4bc4c0ffca62133401247b520f0db05f635b3a6ddf7761baa8dbe1980cd22c994148b45679bca41c0f416afca6926c28d25650259ad1a2d59dec2100ef0443d054afdb9473521709573992d246143cde809924a9df817b61a2153333de90c80c4fae817797e53eb63cb4e4eef3fd89063cb1f09ba80369624dda5c1c6d3c6a4cb054161576630361cedcc5936344b48b1908ac922c0a93f097d586bf0680b2ec487de980da82320ee861848bfb0a61237c7b46373a915e66026046c6ac41ef491fefc0c9c398afd573e15184b81ca7e03decec0e80a00641b8a27f86d817ee847b80dda38c9d5fea5bb32dc1bfc4f775abeb02eb78f24123b0804138d83912453fc2d5f581b381e8f4ea7a38e7c00734dd383777e7851a6381052bbc94f6827063ef2f5d490aea77e71371d59bd0b926669ffa42b4792cd458280ba41014568c61fc2358b9d9eeda27f0290c64c7c8109a85c576077ac2a98205562c9fc28836a282f53dcf877c01876fd2833aeb08e62adeed864b89be171ae0e673a922b373a72abc2a7ace1179fe1a4f2de853aa310c23c347e05f2338d653e125767426bb1f4ed3c36e3e71224325632aeccd1584033f5534'),
	('\x1270e83f4c286767733a31c5c72dcb93', 3, '\x207ddd3330ce3fae19136234ca20923d5bf03450e77ece0eb517bb23af16da773aa7981287b0e81dfe4b0d57e857491bdb0ee12838cd5ac26f55a9e783bae8def40e538292c4e4f25dd42441a780e1e5367bf4e01a8b1f0582aacd1945ae11b28fc2b5227432d877521fc54d8cc3185d27f38da6ceee66028888d1b3dd7925e1ccba8c17cfc8ba4d4b62f51158723f11690c26c72830e4d9632a4478b95f6317229aaba29b48dc8b549bc89b570b81e7b7ff741512431c537f7b5db0f1aa73aa28fca81134d6a4eb3c3a7b43299a7d15216e9727715e5c948255a87cdd26bd2bff7d3a0894833869af498ea10141560c92400e285089a982e021ad4d8712937cef9f19c62aab62626468512ec30139ab4e9d7559877bb4cf57d8ec571e864e941143362f051936d787cc29524feb482f2a79c4fabcb8f07440dc9e7c7906c83e1fed1aefbcbecfd68131517087064c3f4260f7a6c2b41f29962e93d4195f5b937738d57034288e0faf0e75f769a4b3a3fcff058ced230f5a2f2ae4dc363a4661d663f96ca40ef6c63cae5af0cd2624681a8f0c51b2d7d8dec2b7518212842c2ec35dca414e45b17368f488453d54e43c22e00787bbf3743f8b884dc7b8b300e6dd740ee7bf125c703d66f2bbffab2eb8d88b9ebf89f5fe483ab2b039538b62a29f8174fadc6c47bb1296320331370e3cbfdb0110365d79c85f55386e24460d9eb0707a8b0588547c22de66b05a39210f4e8f7e4b9ff60b178f7d491b7be6f2a47053d291977332764a61dda98cc4d931b1102a7cca49adab6749fb7d75c6c3a0be02744369faf4a296f1941ca3db16dca8f59a2fc18b43596343fb7c8c1afd34e4693e038e7beda26b97926c1550d14a0cb4e80954dc74d0949d133e9a966c426357fbe40d410bd05a26ddbb9f8e7065082f2ba3983c99ad1b37676acfd125c2ba7959c9e6512c6de812b8a6342e71a3fc7f24332744765d072549b10fdbf068ac96613c9aad395357aded029f7252fe0d4d0f4c47533d48b6a1a9961bafa6b37c08adcbc75ebbdeab31dd502cca4eeb0cfda87779be91a92036c35b36fe6208a7b9dfe0e9e60231b972ecee70851e82f49bf6c1f3f08df04e2c2ed64c821b211e8760fdf8e05b12a763c92ec5b12dda335584aaad23b48e80128c550e4b3931e216adcef4dc281183a3e34549e622da23aeffa25ebfed678f4e01d65d6b84b35f42b360d47678adf329b026a05eee62806abdd582443b7c2c7151472337e2e96c68df80814d1e4a063437b97064dfa69a6815ff0ee5d36f95e5f272bfadba8163ac8b0f24eba03e1aae29c30ef1c16f8eb3795c62501cd7327d7fc7e38522b2d17c0e3fee5bef97cbeca0394e198d40c81dac9a70c586ee7f7415530cd1646709e0e5fbbaeed81bf4bb80306177ba268281ef4010256fb12753978e7af5b85f9e47f6160bd01bf6c6f5f03a44361a204cd6e48258266fb88de4349b63ba3a7ec519d4e11c443f9dbdcb84511edaebd1'),
	('\x811c76000f1a400a7bb68991b7060594', 3, '\xcaa185710786bf56430f77f1e8b26b8c7722697469b9c2be3a4dafec55526453a022ec63c276e05f4cd9d9bae0358b4e80ed04ae76b6b49700ecb1bf5afb7d4eb9a50d546b12e5a5f81f2df98ab542979886a8d378b28c78c467d62ef8a8749e53f06204ff5038f991c130f693e5e3ee52e3a2643586a5828853b88467e8a91c9eb1f0b283fca2881c2f0ebdba1a2293725a7c707506d6ea8510b189de1d80a202fa9807c470671430b74a7010cb7ce64c0923b7b324934064a40b601da4976503b88f098c64b5b1c31f317ae5fac638ab471efb2e3ce7cffed6a92afce956d2d3354db1bb964e15b668178e75b3c66156c8bec640e8547fc604b537e1c88362af8c71ecf79fc27ecc931ce5911d2b48d5f12babaea417ee8f84f384daec7c0ad8dc05551116255a44a82ddd35bdd29415382fe8271b4af33d0c36a41ddab6613c1f49255c730194d6bd4ad59d63c668698ffa79c74945468d7615ac69838425adf38ef4f3a20e06a92884ed497969f91f38571712c5995ef87617a09e8f40a8c62060e787c1222611b9e08fd02ffcbe7a1fbfcf9b8c74115a0723484296d51c88272cad18e17732bba4c4637d16d7b0bb15df18747c595a823606ec116e1214b5c2a5df1f27dd21a6859e8a6e8ce225e987e1f4e737039d4ba83db1c78d80080ee6b54e956588f8b7046b6f57ac93b673f633e9af5b3503baba37d440fac7c664c1a0621ee2123621153fc1c47846566c83926e6acb1a83a4cca9c328bebb08af40149e28a8d39b5802fb4317f5d1007e0880cb46e05e3d58a7a613909f2edca30425c63da7eb7a99ae3624bd91dac9fe1ef9646affb7d6d1965a928c6992a212c115963c1b709aee14ec4f7203bf2742d9605ded04076fe13aa3432a67fd54aefc874ac3dfcb007c32cf8d723b51c049351a9e01f01f25ac63ef374a8dc3aa26adb3ed064c4b2b4804fc328bdb1018fe9ca568f964d2b9dbd5a2891cbd5f2b7d8e8b40e95e26dfc68cbea38329fc337118637aa4ef1359df8c6d7ea0da483b9a2581655028d8051ac382438a09e891cac761b837f9de516cfe6b85e8bb4f4c0d9f20fb20d6d9abc8204b5365f3a565f1688174f1eacf2247e96989cd651683d2b866b15498a18049633868887278fdd30a0f13720800d6d858cac02444bcfbc2491166335b6e257ef845a06874b508da7da39f8695e99aea2ff58085d5b12f02704849ddcbe3c403614adf33bbf1f668dcfb0e591fed1afc19c7175ed3ea3726c4daa617f670f747a3bbcd1c2d33535d0a46f1700d1fce02b5831d4cca9f2e8de41e1622e7b7c6f3ddb046930cf48a3a4e4e061bb227cb7943d7d1a19836231672bb3ad0c8187c1fa58c532257335b3a3b89467816afcc845da6b6bf525e37466b5816f0fc668e80fa7fd4bbeafdba743706a64ffe32b5c49f50132d03780ab352ec40b6f7c64f823b2dbec00f561bfb929205513ceee474935642815a870a372bc21dde6b0c855f166ec7ed4c9284');
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
	(1, '13abeb52c2044cfa8c63d41a3e04e426', 'hana', 'Hana', 'hana@example.org', 'hr', 1),
	(2, '5c99dab01ab84521b87e5b18ac6edb9e', 'lea', 'Lea', 'lea@example.org', 'manager', 2),
	(3, '72bbdc81ad4546e1a94837d8d9a0181c', 'top-0', 'Top-0', 'top-0@example.org', 'employee', 1),
	(4, '7f9e9cbcc62c45879dbbdef20af817dc', 'top-1', 'Top-1', 'top-1@example.org', 'employee', 1),
	(5, 'd31f9497ef8548579b61790baf92f9fc', 'top-2', 'Top-2', 'top-2@example.org', 'employee', 1),
	(6, '6a18efd50aad47b18869af2f7eb091cd', 'top-3', 'Top-3', 'top-3@example.org', 'employee', 1),
	(7, '92118b42ca694c2bb6594c61a4fe3fff', 'top-4', 'Top-4', 'top-4@example.org', 'employee', 1),
	(8, '27114e3380a34be1bb728ff192112b8b', 'top-5', 'Top-5', 'top-5@example.org', 'employee', 1),
	(9, '008fe8ad14564d06b737db7d18e122ae', 'shop-0', 'Shop-0', 'shop-0@example.org', 'employee', 2),
	(10, '9832dcde4f2f49539c6effd40ad54bfd', 'shop-1', 'Shop-1', 'shop-1@example.org', 'employee', 2),
	(11, '896fefa266aa424782ddd90d804bdbcd', 'shop-2', 'Shop-2', 'shop-2@example.org', 'employee', 2),
	(12, '2e84b0f5ea52455f9419e419c573bef3', 'shop-3', 'Shop-3', 'shop-3@example.org', 'employee', 2),
	(13, '1a458a9b33a34afeaaad0811f889d5d7', 'shop-4', 'Shop-4', 'shop-4@example.org', 'employee', 2),
	(14, 'a9d393d58a9040288fefb764441e3488', 'shop-5', 'Shop-5', 'shop-5@example.org', 'employee', 2),
	(15, '2559b1213184465b9e58836b64b02550', 'store-0', 'Store-0', 'store-0@example.org', 'employee', 3),
	(16, 'd7977a27ca3e4df384e98ea4e132757b', 'store-1', 'Store-1', 'store-1@example.org', 'employee', 3),
	(17, '72c0743f5d5e401db5d7396cb6fdaa65', 'store-2', 'Store-2', 'store-2@example.org', 'employee', 3),
	(18, 'aaf8d594e4c04b0ba0c342f7249c04b2', 'store-3', 'Store-3', 'store-3@example.org', 'employee', 3),
	(19, 'ad01d92a19384186b30643129a32947b', 'store-4', 'Store-4', 'store-4@example.org', 'employee', 3),
	(20, '01ae5df9684e4d088ddede449c34ac53', 'store-5', 'Store-5', 'store-5@example.org', 'employee', 3);
INSERT INTO public.pulse VALUES
	(1, 2928, '2026-02-18 12:00:00+00', '2026-02-21 12:00:00+00', 'closed', '["energy", "extra", "pride", "courtesy", "facilitation"]', 5, NULL, NULL, NULL, 0, false),
	(2, 2929, '2026-02-25 12:00:00+00', '2026-02-28 12:00:00+00', 'closed', '["energy", "extra", "pride", "values", "listening"]', 5, NULL, NULL, NULL, 0, false),
	(3, 2930, '2026-03-04 12:00:00+00', '2026-03-07 12:00:00+00', 'open', '["energy", "extra", "pride", "balance", "trust"]', 5, '\xf2bb5dd5a5516c7df449c836860b3156cd5fc7e122ae96d9ff3950bfd94e5a06', '\x6513ea9a45ec2634719477fb5b245e3dfb0e267e925734c47b0da1c2d65dff52491ac915eaa107effe447063c5e4026e89864f7408781ee680e5adf90f1a26e5abde5a7fb60d8172', '\x9a866205d985ea4bb13fe0614a4ad8299099bb450a54e557c1625f170197a1ff8f1866db8e7476b414b9ab93ebcb0fec1a2cfe27fa7212383600e9e3121c7b68b69c4d624487225f', 0, false);
INSERT INTO public.release VALUES
	(1, 2928, 1, '2026-02-21 12:00:00+00', '\x0000000000000000000000000000000000000000000000000000000000000000', '\xe07977a65c813ee45e17e800bdf615054bbba82b284863f565fafbb33f189d70'),
	(2, 2929, 2, '2026-02-28 12:00:00+00', '\xe07977a65c813ee45e17e800bdf615054bbba82b284863f565fafbb33f189d70', '\x7a6c849998ff81c0d733ae71fa1b69fdafa2c243192a90c48330823d2ac7c413');
INSERT INTO public.rhythm VALUES
	(1, true, 2, 9, 3);
INSERT INTO public.score VALUES
	('csat', 2928, 2, '', 20, 15, 0),
	('nps', 2928, 2, '', 2, 1, 1),
	('nps', 2929, 1, '', 1, 1, 0);
INSERT INTO public.snapshot_team VALUES
	(3, 1, NULL, 8, true),
	(3, 3, 1, 6, true),
	(3, 2, 1, 6, true);
INSERT INTO public.team VALUES
	(1, 'top', 'Top', NULL, NULL, '2025-01-06'),
	(3, 'store', 'Store', 1, NULL, '2025-01-06'),
	(2, 'shop', 'Shop', 1, 2, '2025-01-06');
INSERT INTO public.ticket VALUES
	('\x12f031b03fcda92c09774124f7d5ac555dbb824abcbc1a7c5a7041b2744b3d67', 3, 1, false),
	('\x12f06c0933d033feb4011f7fe0f4f99ac4ecf4d8f9b711e8002e8f75bc1a7636', 3, 1, false),
	('\x14c43e5c9a79a7b1e62a12c06e0920f91a183b2903c39c71408b321fbf625cf6', 3, 1, false),
	('\x17763a3710d7e9873b835ace0c17d3315535cf305f57afa6d958d2c8a008ec8f', 3, 3, false),
	('\x207fea08a0ff9ad2797db9fa10746a2c8777ff40a0367094fd567b29d57e7e55', 3, 1, false),
	('\x223528957aabac0272bd8bca5b71875b40b9baf3d3bc8a77f9c504d2f7cc78e5', 3, 3, false),
	('\x41ed1ed5b1a6e043a8e8691420596cc3567b8d1e430e564760ebbeb04c2d2cc1', 3, 2, false),
	('\x50e6745db621c62962eaf97722271d0d89dacbe4cb39f79344101e7aa52c832a', 3, 1, false),
	('\x5b2598ccf4a8b72bd0bfa9ca74ca09be6473b24837ff6418395db9d3600ddcf1', 3, 2, false),
	('\x6322f03bae8959d970810dbeb0b1ada6fa74703befd0776defdd421efd99efd0', 3, 1, false),
	('\x7bfe043bf8be0436e43e228cfe2036c1559ea2ae3a1089230bee8b155cfd839d', 3, 3, false),
	('\xa3cec71aba7b43bdf78526fe3af20489f9695626fe3967bf72e5d69edee6e5f8', 3, 2, false),
	('\xab9767699f2f495ded7f780bde7614cb6dfa2aceb3644f8fe764f9a2e6119b9d', 3, 3, false),
	('\xe891fd402d4d10e9c30f6d4b2704eb87b815efa83039fa2265a4a2fe54d22cf9', 3, 1, false),
	('\xea41eb24b6ae7868b5baa91a8ab26d5e4ddb93116bff76742864a5d53f9d81b7', 3, 2, false),
	('\xf22944af6012d846f73df4d3b6fc4e360c8fe5cc526e0e7ae9fda6c380aabac5', 3, 3, false),
	('\xe69619b28e9eb0187c7ede5f3062c6abe9a931912acc5f9d94efccc0c894548a', 3, 2, true),
	('\x559ecad2a4af8a3d221774b10047627c0290f4bc692ffbf784fc35f2525e3cc9', 3, 2, true),
	('\xdc60f1af82d1035c9803d1968f6610380bf4770610da1d7ff0598b45b275686b', 3, 3, true),
	('\x6f95c629aadcdf8de5144f8bf1eecc2cc6259e9fa0375669b6242cd0789ed5d5', 3, 1, true);
SELECT pg_catalog.setval('public.demo_clock_id_seq', 1, false);
SELECT pg_catalog.setval('public.import_id_seq', 2, true);
SELECT pg_catalog.setval('public.person_id_seq', 20, true);
SELECT pg_catalog.setval('public.pulse_id_seq', 3, true);
SELECT pg_catalog.setval('public.release_id_seq', 2, true);
SELECT pg_catalog.setval('public.rhythm_id_seq', 1, false);
SELECT pg_catalog.setval('public.team_id_seq', 3, true);
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT pk_comment PRIMARY KEY (id);
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
ALTER TABLE ONLY public.score
    ADD CONSTRAINT pk_score PRIMARY KEY (metric, week, team_id, moment);
ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT pk_sign_in PRIMARY KEY (hash);
ALTER TABLE ONLY public.sign_in_link
    ADD CONSTRAINT pk_sign_in_link PRIMARY KEY (hash);
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
CREATE INDEX ix_team_lead_id ON public.team USING btree (lead_id);
CREATE INDEX ix_team_parent_id ON public.team USING btree (parent_id);
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT fk_comment_release_id_release FOREIGN KEY (release_id) REFERENCES public.release(id);
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT fk_comment_team_id_team FOREIGN KEY (team_id) REFERENCES public.team(id);
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
ALTER TABLE ONLY public.snapshot_team
    ADD CONSTRAINT fk_snapshot_team_pulse_id_pulse FOREIGN KEY (pulse_id) REFERENCES public.pulse(id);
ALTER TABLE ONLY public.team
    ADD CONSTRAINT fk_team_lead_id_person FOREIGN KEY (lead_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.team
    ADD CONSTRAINT fk_team_parent_id_team FOREIGN KEY (parent_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT fk_ticket_pulse_id_pulse FOREIGN KEY (pulse_id) REFERENCES public.pulse(id);
