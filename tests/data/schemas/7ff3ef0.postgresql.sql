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
CREATE TABLE public.answered (
    key_id integer NOT NULL,
    name character varying(100) NOT NULL,
    digest bytea NOT NULL,
    answer character varying NOT NULL,
    answered_at timestamp with time zone NOT NULL
);
CREATE TABLE public.api_key (
    id integer NOT NULL,
    hash bytea NOT NULL,
    name character varying(60) NOT NULL,
    scopes json NOT NULL,
    created_at timestamp with time zone NOT NULL,
    person_id integer,
    revoked_at timestamp with time zone,
    used_on date
);
CREATE SEQUENCE public.api_key_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.api_key_id_seq OWNED BY public.api_key.id;
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
    metric character varying(40) NOT NULL,
    week integer NOT NULL,
    team_id integer NOT NULL,
    moment character varying(60) NOT NULL,
    import_id integer NOT NULL,
    is_aggregated boolean NOT NULL,
    n integer NOT NULL,
    favourable double precision NOT NULL,
    unfavourable double precision NOT NULL
);
CREATE TABLE public.counted_row (
    id bigint NOT NULL,
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
CREATE TABLE public.metric (
    key character varying(40) NOT NULL,
    name character varying(60) NOT NULL,
    lowest integer NOT NULL,
    highest integer NOT NULL,
    favourable integer NOT NULL,
    unfavourable integer NOT NULL,
    is_turned boolean NOT NULL
);
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
CREATE TABLE public.profile (
    id integer NOT NULL,
    name character varying(80) NOT NULL,
    signature character varying(32) NOT NULL,
    source character varying(80) NOT NULL,
    reading json NOT NULL,
    mapping json NOT NULL,
    used_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.profile_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.profile_id_seq OWNED BY public.profile.id;
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
CREATE TABLE public.team_alias (
    id integer NOT NULL,
    alias character varying(100) NOT NULL,
    shown character varying(100) NOT NULL,
    team_id integer
);
CREATE SEQUENCE public.team_alias_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.team_alias_id_seq OWNED BY public.team_alias.id;
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
CREATE TABLE public.till_answer (
    survey_id integer NOT NULL,
    metric character varying(40) NOT NULL,
    week integer NOT NULL,
    score integer NOT NULL,
    n integer NOT NULL
);
CREATE TABLE public.till_comment (
    id bytea NOT NULL,
    survey_id integer NOT NULL,
    week integer NOT NULL,
    text character varying(300) NOT NULL
);
CREATE TABLE public.till_sent (
    hash bytea NOT NULL,
    survey_id integer NOT NULL,
    day date NOT NULL
);
CREATE TABLE public.till_survey (
    id integer NOT NULL,
    code character varying(10) NOT NULL,
    team_id integer NOT NULL,
    place character varying(80) NOT NULL,
    moment character varying(60) NOT NULL,
    item character varying(40) NOT NULL,
    dimension character varying(40) NOT NULL,
    asks_comment boolean NOT NULL,
    is_open boolean NOT NULL,
    import_id integer
);
CREATE SEQUENCE public.till_survey_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.till_survey_id_seq OWNED BY public.till_survey.id;
CREATE TABLE public.upload (
    id integer NOT NULL,
    filename character varying(200) NOT NULL,
    content bytea NOT NULL,
    person_id integer NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    choices json NOT NULL
);
CREATE SEQUENCE public.upload_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.upload_id_seq OWNED BY public.upload.id;
CREATE TABLE public.voice (
    id integer NOT NULL,
    import_id integer NOT NULL,
    team_id integer NOT NULL,
    week integer NOT NULL,
    moment character varying(60) NOT NULL,
    text character varying(1000) NOT NULL
);
CREATE SEQUENCE public.voice_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.voice_id_seq OWNED BY public.voice.id;
ALTER TABLE ONLY public.api_key ALTER COLUMN id SET DEFAULT nextval('public.api_key_id_seq'::regclass);
ALTER TABLE ONLY public.company_statistics ALTER COLUMN week SET DEFAULT nextval('public.company_statistics_week_seq'::regclass);
ALTER TABLE ONLY public.demo_clock ALTER COLUMN id SET DEFAULT nextval('public.demo_clock_id_seq'::regclass);
ALTER TABLE ONLY public.import ALTER COLUMN id SET DEFAULT nextval('public.import_id_seq'::regclass);
ALTER TABLE ONLY public.person ALTER COLUMN id SET DEFAULT nextval('public.person_id_seq'::regclass);
ALTER TABLE ONLY public.profile ALTER COLUMN id SET DEFAULT nextval('public.profile_id_seq'::regclass);
ALTER TABLE ONLY public.pulse ALTER COLUMN id SET DEFAULT nextval('public.pulse_id_seq'::regclass);
ALTER TABLE ONLY public.release ALTER COLUMN id SET DEFAULT nextval('public.release_id_seq'::regclass);
ALTER TABLE ONLY public.rhythm ALTER COLUMN id SET DEFAULT nextval('public.rhythm_id_seq'::regclass);
ALTER TABLE ONLY public.roster_change ALTER COLUMN id SET DEFAULT nextval('public.roster_change_id_seq'::regclass);
ALTER TABLE ONLY public.team ALTER COLUMN id SET DEFAULT nextval('public.team_id_seq'::regclass);
ALTER TABLE ONLY public.team_alias ALTER COLUMN id SET DEFAULT nextval('public.team_alias_id_seq'::regclass);
ALTER TABLE ONLY public.till_survey ALTER COLUMN id SET DEFAULT nextval('public.till_survey_id_seq'::regclass);
ALTER TABLE ONLY public.upload ALTER COLUMN id SET DEFAULT nextval('public.upload_id_seq'::regclass);
ALTER TABLE ONLY public.voice ALTER COLUMN id SET DEFAULT nextval('public.voice_id_seq'::regclass);
INSERT INTO public.api_key VALUES
	(1, '\x6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b', 'Tills', '["scores:write"]', '2026-02-18 12:00:00+00', 1, NULL, '2025-01-06');
INSERT INTO public.comment VALUES
	('\x0be26d15be59609a74789036f0c3c1d4', 1, 1, 'Mot shop-5'),
	('\x0fd4f6377f68b205a8384b5f8b338833', 1, 1, 'Mot lea'),
	('\x23d95b7083eed0be6ab80b557516a5e1', 1, 1, 'Mot shop-1'),
	('\x34a2a34a22cd3e3a3e304e3dc30a6fd7', 1, 1, 'Mot shop-3'),
	('\x3531c49ffa30dcf0c42970a3d2517c0b', 1, 1, 'Mot shop-2'),
	('\x3b596e872e09d28077942c6caad2d2c4', 1, 1, 'Mot store-5'),
	('\x3cb56275d628dba7dd1797162a1f0994', 1, 1, 'Mot store-2'),
	('\x3d438bdde35196ef30da9efba3ce9c77', 1, 1, 'Mot top-3'),
	('\x47fff611603099bc3d1cb544abc4117c', 1, 1, 'Mot store-4'),
	('\x4ef378f19e431ba5151627cceb0ad9c0', 1, 1, 'Mot store-1'),
	('\x5589f0e8a02c2013240dd4f2192e7ae5', 1, 1, 'Mot top-2'),
	('\x66ad5ac26c6346e4b9af04eb5b032535', 1, 1, 'Mot store-0'),
	('\x78877c842bf78126bf77a1c9ae55ccab', 1, 1, 'Mot top-5'),
	('\x8350a9b706bcba19fe8d750ee2bbb73c', 1, 1, 'Mot store-3'),
	('\x9ecb838b87cd4e9a4d3750848365faf2', 1, 1, 'Mot top-0'),
	('\xb18bf12cd5cdbecd7890944a08cb3f75', 1, 1, 'Mot shop-0'),
	('\xc2cc77b4e33de49aa1571b30cd54a732', 1, 1, 'Mot top-1'),
	('\xc4ed29433ddfd9a3cd21611bcbe84405', 1, 1, 'Mot hana'),
	('\xc97c839b88cc58ee00d6f7c57aa166b3', 1, 1, 'Mot shop-4'),
	('\xca1a4b93d0840a7f4a1ee4c47c636bde', 1, 1, 'Mot top-4'),
	('\x108c2578ed66158524c60f0caa959e12', 2, 1, 'Mot top-0'),
	('\x1552b7154a7bc0f776664249592c10dc', 2, 1, 'Mot top-5'),
	('\x194efc8b63329ae060e023bee2563dc0', 2, 1, 'Mot shop-5'),
	('\x2618eb5b5aed14554e3c357b6c26d396', 2, 1, 'Mot store-0'),
	('\x374bbedea3800dddf98bf6a93e107955', 2, 1, 'Mot shop-1'),
	('\x4314b01563039499a001d105c760ba1b', 2, 1, 'Mot top-3'),
	('\x5a9689229581e8bda9659e9a9ed594a9', 2, 1, 'Mot shop-0'),
	('\x5c4058cc79599b6b9f3d2f56ef911077', 2, 1, 'Mot hana'),
	('\x6e42ddeeb32bf8a852f6f32c321bf62e', 2, 1, 'Mot store-4'),
	('\x716ec1239801acb9437b8fcd03cebb15', 2, 1, 'Mot shop-4'),
	('\x8ebe9ed86c5163e3ce2ad0c980462f74', 2, 1, 'Mot store-5'),
	('\xa18035eae9e3be29e73392c6421180ac', 2, 1, 'Mot shop-2'),
	('\xa713d37ecc08f3081090189ba92c859f', 2, 1, 'Mot top-2'),
	('\xb805d4880f6f43696acfbec8fd843a36', 2, 1, 'Mot top-1'),
	('\xc2f0e33e55e40e2c2a729a108987d530', 2, 1, 'Mot lea'),
	('\xc3b49edd5a54964afe902cde5e999a87', 2, 1, 'Mot store-2'),
	('\xd5f34f2c673444d3c4e0175e084cf605', 2, 1, 'Mot store-3'),
	('\xd638c2959a4bc38b18d6c9aaa5f94ca0', 2, 1, 'Mot shop-3'),
	('\xfb5abe73e352b244a15aac6e37767a92', 2, 1, 'Mot top-4'),
	('\xfcca2c5a10ff6d790fce701570428e23', 2, 1, 'Mot store-1');
INSERT INTO public.contribution VALUES
	('csat', 2928, 2, '', 1, true, 20, 15, 0),
	('nps', 2928, 2, '', 2, false, 2, 1, 1),
	('nps', 2929, 1, '', 2, false, 1, 1, 0);
INSERT INTO public.counted_row VALUES
	(-7853460330578388382, 2),
	(2116326440161837781, 2),
	(6409903934161528688, 2);
INSERT INTO public.envelope VALUES
	('\xfbcf424da77641fa050132f29dfb2165', 3, '\x7d2b5123bb65dbc8c0aa7696e3b370be356dab0829bff3695e5527c096fc3617cdb8b7f2d4b0f83b73782391b8b652fca0b8e3425a5e4163d323c905c6d278a4612467b2e5783b71f91ea6c5244bd37f353fbe99617b8096b9cbd8c75c511624774c781823573bdc69eaf40f928228df1b3d6072d26a49bccb7a003882d0b32dbaab03c915f4bbd4ebde0e26f08fc5a78b6c70db4bb1ee40819ea229d9824a5c52d006783359429fd03a38bf76997d253d1db108cbac30b7510f8e3d77d60bd6700881af093834aa663e7db0d0045fc9956dbc74515ad0c5b430dc39783b16c1e89c3ac6cdd98bf7178d63ace356497380d916de282edf80e3679f27cba0afc876ea963b1376085052e431a04fb82e472e026fde3d7ca5f53d8e87deb2b82714c8cb3d7db9ed02910c7beb7752905487faf4ee6c9d5e9a9ef23e646ab98a4a9ff7ca472631bcf6e21188c7c097d0afcb996bcd94c577e9debdf4846a4c91e6f196fddf072d71a0c7184f915e42932b7ad163cc8b9fae07125969d548b883fab59af2c2b3d0c4ce1c8e32e1a80d088b29c96443e03b059ac475257397e171ab3cb5d2ddc09886630ee12c8a876f0fbc78e4f126f45b7bfc3b9d4342aa3dcd6cdff408f3f058ceeb0eeba9d4ab31655a5057599bf4fdd6cb1738a5f4f007b56fbd0721535c2d8aed67efd2d439cca4e8b74aa78e1a958349722125c653802d31d567330e837f83818d27f84b4d256d382f8b2b2805a1a768757884b38bdb1fe96fddedab9cb1941867c74cd8e53e2c61e33685459c59faf643e09ef52a69ca114ab00170105f8faedf9e35fdad0e527c22ee41cad0526f3c7d460f41e9c27fcbd094695c474c12cb2ceda1f0081773d90a1e721bfd03eb912df19ad82a96d4b1a5bd06b3945c86818607a377d4331c80513b46a2e2c77c73eb850e37c2387e7cc3c5619bd9ee0d550b093822341c68fdf36b830d819100c5ecf1034f6a9eee55cac37bd8729b1c45f2e3c62d981edca1e336b9661bd371fa2dc5d500c48d8527002cfdc310c4ea9185002d1f5b4543a6e390523699d8b0e6e4f1d6f33e61a2f109089d7c2c66d28c9bf1765fcaa085b453516d237ef068967cc90c72839e325ccfdb5c3f89a0aebf3c0541b06b16fd14da3990fbd2ba9f9debc04d739edc1a1c4096518a8468b2f15957a6c2cd5f94b294dd235fd7bd38eac8d2dd885c779e81ec93f756256b92e98a443e3e81a1e6ba2cf05527224503c2734f2e6fb8fe03fda9a9c9e5073302b3879e42a08f2496102b17ca4862783e4079c8fea8da56ceaf8de2b7bcf60aede39b7c961b895a897755d20a22e5fe546bd47a644f762c03579d8e54c2cc36a8a7561f237dc8a528fa9e091183d6e6875a246216834b591e3053da032d0263ea86a37dbdee78a9e68d4c1330ea07316eb15b1dbdb017f6b591aef7a0f2b995d7e97ba83e3c0b2e1650bbeb1be2031774fae1065f4e713f063c168813a49d96fc16ab74af9c08b401e527'),
	('\x3d3ab6021ddbdecc818fa30f69e1706c', 3, '\xc54dd1378341413734aa8bdb2db4591bb92ef21bee0835958f4c8d108ef52551c79656f03424ac759fbcd7e0102360351dc61aeb22f52d0916219aa6d6673eb3fc7229f873323496b873513adb8afbcdd87c4f9195d3ccc1f725ca40c42f18f381ecefd8b6cb6f371654870219935ab7042e7faf0ed8edec227415cae777a6987beae03486e2bbf61e6c7b34b5367c4fb91fdda10c409a75079143176bba9b7b58298a1b07dc373e282558f5b32132efc945788467c943c7dc4376b5aa3d5e0a845d76baab52cdda3ceefccf0cc3f3dc2684525e2166062c88f490a7092befd5d139cfcf503ba53ea8fec31e638afa7713d0c65111ea9fbd25b5951f234c9d8f8e85443f71b2dab2a9d3e5404bb7d40049d6afda01dd8a0ff17f0f9ce422758b76c39e4872107d0edef74900c27fd61ac3ff3ee32d5aa870e670ae0e55096da7befe2c3d2d7772d3a9fd327e8286bbc69e5daac92d5fec94e0d2b208a9db4b925d324b05b7732db5c021bf96582d23017e2d41893d4fcd2635973959d838268c9b97910b10706dd223320bd43beac14e50f597f5201643ef7f0718e28b6b33fc32ad2a8d21c789a85d28218fdfb5954be646a39d45692d6f5ae21e63fcfa104be0ac68a7414fb5e7a4a986cad71eddf9e9caf1ee92bc3374109da9adb56bf28e5ece6a75d65d486700125a3e29989f21d6598551ceeaedd547177fc27f851d1773085cdfc804f2c1c64600c21c0f50db8f7eb220104319e37bd5dd2e500aa858aeb318327e58fae6b09a40bb31a5c6704daf6ac0d5a20054963de6ad25c717d9c2007fafd41830e77e78d39a00d652d0a900f129114c2198babbdb89f82ab600329254e26a986511f47fca0ba982859c3f2d3b7c8df9f46e5824fde7849a2e4ca8931f7e65dc98cc285cff154f5b3b6de6efecfa31a92640f0e97cdd4927123215c1e8349d05c5e6f62d958e5877ba5e1ce0624931e2f83ed9128cd9fc4d4e894a5998084cfd0199a70a00a34998e766bbf975e9c5369bd2fbf9641eb463352e10bef395c88ea5f1c3562ada01db5d9085c081f083016648af6eaca84341d740fd877a928546c230386e3d0022458ef47b4220f051ea2e69ac14849d64fbb9df3cd2c91ed31f5dc7a50b053dc8f46a598d3c35b10a866a9d7a0811b87e8c3c48b3ce684985346a19f2435ab82568bddd7b936d37b4b2f6f6a87e6e1561b4180d41ff02fc41e4dbbdf2c07ec8b8a3558aa2dba97c86caff9e6d8b436566ae798ee541b4d7c3349a63b771d7f997e6a536cfbc11460fec6b6fa89ea6a8994776d809723fa35200219af2c4f56d15089c246b4925910821ca282277b9ad41cb2bf3e30ddf10f1decff87016f2453846738d286eb8ae5ac8904de03670aec5cdab48a5cc528eadca18a9e041873dc04a8dc2e3a0a4a168b6b4cecdad1a07c1812761be5f390d994825ccbf830736ac317d2e3443bdeb46edb383f01b3fdf7f48527f6045a4c834f9df1028fc310ea62efd8d1a1717ca0a88199a62e1b9f93e340dd395c9b629be77226b92900f1fc1b21d6ec032b5b658139224c6833fb0494ef15808045919822c9b33cfb5cf6a7b612a94f9652c1a75d947da7b8042c55324c9940d51952dc17aaf5cd3120987cda67d7a88ce74c2dff93c4e386662338c19f1ac21a21d55904fe453bf49a71d259374dac87d44a687f7c8dff4b858554f332a16baabb2aa71a4cee441b65b5a61603fbe2903cd7cd95de8116fa8a37fd72d57dedde6f99c9acae3f8c02e808e4f422d72016b74a7a8489977b3d5aeeb49f9d9d2f9e2eac702b561d42ac4b6f2db7c5be694a26ae3152820bfbf7be698de710ebde11692f7d43a5c0e2634defdcfc69fc998e39791ebbedf3e8b06ed4144f13b2a213e7f5071cb4b7876611974917f41691781b9443bd3a5dec43809254523ce0857da2e8b2669848f3dcb934ff4cb2b5f3bc619e1e9433113675d76cb08d91c5c76bf487a7098b9216b9ce31c373f455efd3b14a59a524d6b6fda3aa7190f48f47eb0226c54cb66844a89688149256cdeab4b37823fdb6c2ffa4c0e6edcd76c0029f905b4ce0592cc7878d8de28c5e254ca92e9da24362c16008bc8d4394a568615f56a27a2e8baad24bfefe1211c652b6fed68627513590d216c921782840a0b47f7f9193f5a9a78fa979b9a6ebeb9fe97ef062130d05cdbddd43785dd55c4143720db793ee46aee2a3ffb0e74e648281402fbc6fcdd4de824635f30e9fba86a64241370df496e1e858fe1a309ecb3d7e9bc624e094778f0b96ef9b42e4581659e8752403e5a2cd5936eb4a932046d43d5a9794a6e075f5cb51b5b488ea22cbfdcc8e42064ba0d2b54e131c6d2d47a055e53cdf93ee95a4c05ad49e368598bf93e8dfd2c872d00f135878607148c31b741fa604e0b05d6cd624604d1f3b9954f6021560e80b3c13fc5171efcde577ad931fef004e1042cbd4592fc9afa486aa0ff54dfca5271e29a66d518745192213af1c65b76bb6fad945730236553646eabc89de3d343aedcf48357e482cfb7b6942890f7d4966bc8978ad764bcf08d0d456523920f93544e90021c6a6800a0b91acbf7fa5fd67feb55a56ac402c5b4a852ef40d924a31a726fb95bd6cbcda780cb2a38f66a2924b029c781e25b76ca87ecca516495706b487e659890ebef93ba10da5674103cece465982bb060c72db71292e9f7725240e9cb9c1d11edb3b1f507b3b16a9a5d9e699e3f419d73dd19b11b0d82f7bd0c0328180d693eacbef1a9466f831de6dbc9c514275d1ef49b1a0df8589c096e3e0839cee5dec7e88cefc62b8c32cee3dbd7786c5cf211aa471d07e85e2b9dc2a59b54198f7eac8823923551deb8ab9a0009dd7886ae676cef5a05e3a94bb00b99bf6876e4b3fb74e97567038b66dcfcf62e6982bade32b7f86714f55b799ea3fce84fd8bc5d6ed0fc578bbfe398642a27e04b91b256fb27a006173532651a77a2ae258200d2fdc39f71b8bbe460d9e1f75cd375d3fd8ecc43bad74b56d9f395c4bce5f123adbd7bbbe979c38ffc7657d06fa4b1dfd246797e5acdfc628c4c64588b5de0d1f185d9bad2159deab34ec8319f903befa70f73ea286c6548493762fb0c1e18b1050ce6f7112e50892e8f2ab502e568244450db8f81aefbd5dd32bcce38bd80c363637e18401e822538e7a54af1e1fc0838d0e949987efee3fa562294937fe70c6c24adc3158270c613359676cb7fe6fcf50a83fa5f7586c93597bdeffa08e9815250f84c997b03a00d9a866cb290b69bf5b626ba92e5be07190ea389df10d7471974d5341736b942d736f50ef1cfadec882d8596af74ecabdc946e70fc56e39a85afcd3a52657fc0e59147d12bdd67c642f33fb066479d43c365864f59bd6a3b4f7bfc5330aeaaa64c836bca30ad0e3d144533d5cb095fc1929a2325778ad169bccdfa2925d80ae1977658dfbea57c4cfc7679ff255251745c999929c3ecb3f7dc7aa64863e8fd99bc62e03a27f21127191a952ec5a70dc4b146c73daf77afac6a4dd6d3fb7e60df5b0a09eb329359d3e7de877cfc809a2467f03e1ca86734bb5e5e6c69f593d6b58a563c19f3297cc7ea66eb4bb414b6774ff0886bfd60ed621b99f6b34061fa9fee18e6479cc99398e9f8ec431f23a5da875413929327aaa1d592fad142e50ad11c18582e5e724d4a81a19e21435ccf93e1c6842772bc013db9e58b90dc2b29f47f98cec81f13641b58d19739edb3caa89a983184283fa1df203833c0cbbe9e8a99803a241b8b430e69091e983d825327a57bd4420717c67fc795cc471d927957b36164c9b15c850aa6a87ab8a001201bfa0bdf958f110a63823716dc716bc468efb565af27b9a238f47133b5aa4f3664a8477a5a0354f64eb4e5039970ced273debed85ceec37bd41c1cced63b70eea7212cddcf2fccae75966e553eec21c45f6edd357b4167cc10a6c4ba6d1d5be3dca2346aa4d43d0c7fbedd5a3bbae944e53a3032e0e7ab2602fa01bd237c8c81763ec4526ba4f4413c938c8c53e3207c3281a9dd077804f7fd499e30049f394d08837945b2c809ae666c435458998a5354b0339698d6e3d21d9eaf553e2b052feff83c75ba893140be1193e00ab656ca1cb70f62dbcb477b99aab641c4cd4d14e94077bae1ae09479302b6f191177c90ffbc53be2d8be76c6694ddf7d4b4a301e66b7726215b52cf6bb8ba00d141d013dc2a2c5876cc2b660edaf7767dbb6ec96a16535e2a83e0ce5e827a809bb5f31261500b9dcbc675847cb705871c8073d13783956ad9fb413554f0f484c4f284c4157f5725fa64e50cf7431fd4d9bab23666bfe721c498e523cd9f69ae033eaa749cb8ebdf31374d3e5292b0ac0af25777d136adacb6477fdc9ade3df4b8f7ab390023b6cb16b2de1078113da6c120d009ab546815a142bc307c508cb57110cb2c2287b13bbc570ae745a46d87eb30a3be49b34127e72a327f0c5f06eba8e7a3536a69af6f5cc015da9b242a2df87d10f108b842c2ba3963498af38d820607cfdd039a92f7e3d0512cbbca657d56fd267552a94db5f357ad033428acda5df9ebac157f0d38bd107cb315df28c76d50710e6b55fce750d55f9e594e725b8bdb7adc795e9da93bb23a0942ae007dafdfd822ec92f3a976beba0c615cbf85cedb612026190744efddd19638c276f564dbfaf447f17e2923cdb23b8244c1c45a7144c77ad5e863240c4216ddb872a03a64423e728d296e641064379b71a667a965184f487d4919d4909f90a58f47f6f5b77f2d8a9e58189e366cb1b30dd64f641aee90e3b485b91c99ad1b456320abf9ff7f85fb1ba0d1e8544be3f5f697c4f8dda4a57b268b2e26418d04a2ece2667a27ee0ac3e673b88a0c858e4f7830a7cfac41a3716aa4e84dee0694cbfad5a96c8d0fd7e99c87dce68f621c3ae3c6b02236f54a63ddedffbcf82b3a38688bf515e47986f719b938b59476335a687e5fc1617f17f72c51c55157452e38e434eac52c87591c06ce8cddd92660ec03813ae85e63162138d4b27fdb53a8c08e0e1a18a150ef79a18dabee1aa23fd19c8c7ecba4f3a0a26debe49d80a871fc20c139f460fb9295d22d6b4758e90f356ff9d03b5a95bb36c04cf1b1aa3c0cc84f75290f7dfb3423d2971fe7324916add9e5ee3ae0815a0d62e1245ccb5ba6fb00cff5f1c76c3f977093c97f061abc166401ca391b8edd8b71c6f7a426606dbe1af2b914122437bb4393b7c5f8a0a3c8c255617d5f52ff8dfedf1d0647f2396bb54b07fa87ed169adc25d9730518cb6422f1a67627dabb4b9682cbdcfd013920ec873baf96a2cde5306014b8494f543ec48217cfbd48747a4185d94afda2430667a1594b0aab9322cfd5ce5553307945821be3908490997643230db1006c443ae16e731fe28e653495aee78202c5cd82cc85f0d593a7e38e5e9c83638073e9c7e549f1bc154645687bd9c633aea6539533700d34da7ec33ef90c0fc595471c94637916f87ce47a264b6955c5a366db8ebcfb04510ae924f7e65eed8a373020c6a7fa7da59f6e1dea5a77e80336f68ad8e257a4ac0d750ce02cc5665581fa7947faf59de27fdd867c7566a6c44aa08cb74960c939e91e862a8c82dcf1d020da0cf2d4a4b4543c23568a436d133e7714e2da305fd5299a2a37d91b384eb123942d219e17623cc940bae0e5da0d0d80a61cfcc11e43f4b25561f16aaa59dd08e14b6aaf53da9c05e8c0ae33d70b5880065090559d2613f355e35f0e1219b8dc0d35e955a472948274c664674f0c0b764598bf308a221fa8f8dba79da4e1a5ace7869abb499677ff5c1fdd58dc58e0e79d64b02fb21106da2a'),
	('\xefb7abd4941098848582c7fc1c964e04', 3, '\x09cfdc438805e0e4f5ff0b33e384b5cf26ee3266e0429c7ab59f6aa3821f1208f89785ed8db1e37ffe8401f5b3f4ab39d443378c01946ec8eae6a8e1af5b9d4fd6994cc3812c49c1312e12af0a74db6385ae85cb5cce9c24b6d2e7a0551a0ab6da00367c6482985c490a06aaa49817300550a0566ee602608e3750172a7a50e155a5d6fcd038ff74704806af185cc08573f4553071f826ea847a052a655e4aa84e1d5d1f98b133e9a5917627befad73f451226cb84b5cf0a5557ec8837fc07652775edbbd3e334ccd0b4db4b1ec057661f0f1148e21c21abbf5ee2161d560794ee25c34358589eebdc6c4d87f534feeef3e8df90e8972d3a7fe990a2fef9371f11a99ad583fc40dab1b11123fe8d6c4a49cede5b98adbe88d2957605d3a28fcfa37da7eac571ad9bcc68088272e4069affdb44fb81778e460db3745865213e5be6447163e4f271a6768d6ef0af77b42214cbdb03ea20beca59455e14c4be77f5c0b6596439ff1551dbff986e499d7cb9f1f2d0b96db1c124954b61e5c69e0bf57d6272084afeb311295a2f8613bc7b2e39d874e81ec0dcaa0dc740d4c0fef758e13da46991413957eb95379669bd9441a4f49764cc870e48d49e0c7c3430976059ed65081ed7d4b2afd0cc8d7de16c2639415835feb8a2e95bc7e5921411172501414c479a9e209f1314b58c4d0be61ab308093affde7316ce1452d8568faafa81675bd6a3fdcd71bf660153756dbe97fe4e3fd0f0aa9ccfcb07f6629bce55a2da16aa9f349e61201da32b7e2c82b5489484d6849e98e4b2e7c2eae9a33d255d0545a1234798d98512fb7ddde8f690e6533bcf627a5eb8d11e41fb462b7a71c89c03f09f0639e5520db3104384d58724c0e36c3dd63e94570e85e125bd8188e115ba0fa1394fe3050b1581e9a670c54a3cd82c051f04c0cdb8b95fabcb54c83975d3cbd22fa14b2d115b994a3c0d5c5dab40783e2e8f7494811a3ac13d4f27f9a0450ab05e2e29e361438599c2e85da1052c5260b37f8484caa8f6c3df8f4710a3772fbea8f02c76f05940acf109af4f8f0d262dff2964501b549a04e392157dff42c70d739c624a208aafe8f50e74d7c02e5eaadccfd5e7237da8c45941ba80908f990cffa6cea785fab6b14d649b185ea7dd647db832c8a9bd29edb6d29637774b9e434ad62692a96bba2e80412c42a5476236e3afd8dddfc1cc03b2b8e39abaff128dc6d21fac18ae0fe6e2fffcbfe6caaa90844be21903d775983f0f4d0d8a35ced36c5d644a951b3edb01219234d1261ced4365bea21ce3663b15187cbdef423154e3bb16ddf1b94b55ea18b59afad07c6478c51ca55e846cbf9099f725e9c7e596264e7555739967a27e4985d7ef195761c247bfb519151e09173e737d05841d0d468c79e6769cfcaf3ded7929e366feac89f7242050fb805a6e81d4b719c9af2bf5759f619e518bfe9dc786761fcb039396b8530cec8d1b3bc9e4e2fe366da0dfa00ab2d6538d88cdfd454d3a'),
	('\x329171cad8575b99c3c31c6e2d2e3009', 3, '\xc813fae384f37d7d84de6968a29ba2722f4a93a3469cbef25ea9afb1378b6f6ea55805efedd4a5e068aa175a0bf18fe87a48ac0a07d72bb0ca5427a2b64e5433a6148e81a063002e2856914adaeb40971a461ebb0aa844c90f94f7e4a49df14fb4f7f567087bea20e138bdbf18d6341439d7be1f45ebaa678bc2b4e7d2e173883820172483674e0447487a9235460e554c17df796f04219c2ba6c559e19444363f14b13c0815fb66ac2e6d6f3a5a310b2ca9a5ec6a2f7891c13f1e283c4199e9a5d72805462ed48d65c3c061d140ac0f8dbe8f6770819e7e430d7d4eacca36401e6fa2bbfe5439298d8c991c267b47ee6fd316edac21bf6fe397af29ee55cd4967a5693e21109c449710cd30151434ac460304b462344ef14c253e19ad16aba3ce9006c6feffb8f8d7e28aa87d7be5d84be128512ddd44880af141ee0bc4875325ccc331e3ce5f2a5c07910464235080750fd4c3b5df4dff9d76ef51f8e526213a426ee9829a40e7218e84be323f0318865ceb17d809a01d3b776ac784b9d3666a800d2dca13af35a1530a346d567ca2e83c35d23a85337360996ef70a57f441ce18f8373dbbc791a138056334ff837745e4d0f98f5942693103f7d94b8632f48afddcf0a37a5b9370a6729d4b75fe87b77aa591474a8fdcade75db72ed52b0416cff41b80f355defb14ea0b5ba7265fe92e5a28e8cad806aa840e48379b8e588984f346a278ed67ba05bcb51798b7759543997a397f87eddcb37741b526c797589f17de407f3069be7af2a3be2c6ad9989c432b6bc85a553ecfdaa934fd75687700ed90b4c530e9756fe697917e88cab4f93b56eefa71cdf50c39972abc2ebc7ffd0b871d7b7ce59d5d7529f7f450f1171af05bff162f84ad9e38b783707550a5a7a1fb4a9b6f173d3ac9ffadce8743fb9fac35d5a8d158ac84ee46c12022650789b5e7be9f911aca4ef4589c38f90f303004df878c36ff94e1001fa64b7e4553d14338556fdaf3a68674b5f972861d47716f0c9d45d873410e897bcccb82219c8f6b557c78d47e7298ff0d66255eca4885c01202707029d381882270ddc24456d58404fac49637b62e3fba9bddf683390803bf97bbd524a937652d6721c2c070e919cec9c36603526c68565093595367e947752a267ffbaa4b8b2ee0ad1201fd449edcfcf3294bb55a37e55b1324d4932f90e0a1fdb6b000562e760682ae18548b267dc72e531ef63038439716c979c31b923f0b2d968af29d59963601508fd07ffeb479602c7713c27337a144ff094b83f7fe95b00aabb8eb1d966eeab113e6705cb74ea13712e7d3ab50ca14896f427095de9c161c556ba53594cc6a6679c0894cc213526a0964957eb78594924806b0d67ace7c7f604800e8296ef6e87afc5b8b00dd2a6ba2ca21a5add6102332013916f6ef47ba910665185a64c907f6d763dae74867d241769aa21b2ea4f52a90e0b5abbb06451df1a53241b0bee7607e7e3a030afcf808fac85556bc7b15e0');
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
INSERT INTO public.metric VALUES
	('clean', 'Propreté', 0, 20, 15, 9, false);
INSERT INTO public.person VALUES
	(1, 'a2d7d836c7b346a182746505128d2451', 'hana', 'Hana', 'hana@example.org', 'hr', 1, 1),
	(2, 'ab413235e5fa4f1e9778f6eb2cbf7d32', 'lea', 'Lea', 'lea@example.org', 'manager', 2, 1),
	(3, '3b89552a8709491faf87b677bf7de0c6', 'top-0', 'Top-0', 'top-0@example.org', 'employee', 1, 1),
	(4, '96d6b5fff3a645878def675af4736e9f', 'top-1', 'Top-1', 'top-1@example.org', 'employee', 1, 1),
	(5, '6b1bf3a6dff94d4c82231ebb80f451fd', 'top-2', 'Top-2', 'top-2@example.org', 'employee', 1, 1),
	(6, 'ca1d6d72afa04630bfddc9dedf76baf6', 'top-3', 'Top-3', 'top-3@example.org', 'employee', 1, 1),
	(7, '88f1520fabcc406fa911df303e0a0db4', 'top-4', 'Top-4', 'top-4@example.org', 'employee', 1, 1),
	(8, 'ee3200505d8e440b94eb1172d8993a91', 'top-5', 'Top-5', 'top-5@example.org', 'employee', 1, 1),
	(9, '39306485221d4182b420c8bb4684d210', 'shop-0', 'Shop-0', 'shop-0@example.org', 'employee', 2, 2),
	(10, 'f829de625c1e46b88d88e13be2784c36', 'shop-1', 'Shop-1', 'shop-1@example.org', 'employee', 2, 2),
	(11, '32981d143d144401800a004678bdc185', 'shop-2', 'Shop-2', 'shop-2@example.org', 'employee', 2, 2),
	(12, '4dd06b49b22943d3839dc1ca7bc039c1', 'shop-3', 'Shop-3', 'shop-3@example.org', 'employee', 2, 2),
	(13, '3e9ed41891fc4f3786ee1302ae4bda34', 'shop-4', 'Shop-4', 'shop-4@example.org', 'employee', 2, 2),
	(14, '7c12fe82636f42f5a0b40a5e71bb3148', 'shop-5', 'Shop-5', 'shop-5@example.org', 'employee', 2, 2),
	(15, '6d9dc318f3bd49cc9cea07081ab726e3', 'store-0', 'Store-0', 'store-0@example.org', 'employee', 3, 3),
	(16, 'ab5ccb1c4cf444d1b0ba7b4a572e94e6', 'store-1', 'Store-1', 'store-1@example.org', 'employee', 3, 3),
	(17, '0db10ef876134fe094bc54fc98a33912', 'store-2', 'Store-2', 'store-2@example.org', 'employee', 3, 3),
	(18, '6f5fe7240ee741bfb0d050a419546152', 'store-3', 'Store-3', 'store-3@example.org', 'employee', 3, 3),
	(19, 'b002b1bbbe0a467baa187534e162e9d9', 'store-4', 'Store-4', 'store-4@example.org', 'employee', 3, 3),
	(20, 'fcfd4da0b88e42b49f7062d84fdb4a63', 'store-5', 'Store-5', 'store-5@example.org', 'employee', 3, 3);
INSERT INTO public.profile VALUES
	(1, 'Tickets', '55555555555555555555555555555555', 'Tickets', '{"encoding": "", "delimiter": ",", "sheet": "", "header_at": 0, "header_rows": 0, "decimal": ""}', '{"kind": "raw", "roles": {"date": "day", "team": "shop", "id": "ticket"}, "measures": [["score", "nps", "score", ""]], "weeks_across": false, "conditions": [], "team": "", "metric": "", "moment": "", "n": 0, "scales": {}, "date_order": "", "is_cumulative": false, "unit": "", "units": {}}', '2026-02-18 12:00:00+00');
INSERT INTO public.pulse VALUES
	(1, 2928, '2026-02-18 12:00:00+00', '2026-02-21 12:00:00+00', 'closed', '["energy", "extra", "pride", "courtesy", "facilitation"]', 5, NULL, NULL, NULL, 0, false),
	(2, 2929, '2026-02-25 12:00:00+00', '2026-02-28 12:00:00+00', 'closed', '["energy", "extra", "pride", "values", "listening"]', 5, NULL, NULL, NULL, 0, false),
	(3, 2930, '2026-03-04 12:00:00+00', '2026-03-07 12:00:00+00', 'open', '["energy", "extra", "pride", "balance", "trust"]', 5, '\xd5d0b52235d1a9145d341d933401c29a46c161873d2ec5b474a9ee356e8d4302', '\x900446374b4335afa3149b5147bb0c4645765e538f48a62cf97dc69cf8437a1f3b2bc25cd8614b51edaadc61425ac2b572d1bf8b8fa63704414690579d0afb2ddf3ffaf77a85b8dd', '\x830e1511883974ccf60e2e67297b45554713c781819670698aa5d22a5b7ba6b97b2e2e3ad16094da10598ff2a327e2b2ee6fa5de89ac020020d34dabc789941407f066c4df0adef0', 0, false);
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
INSERT INTO public.team_alias VALUES
	(1, 'la boutique', 'La Boutique', 2);
INSERT INTO public.ticket VALUES
	('\x2848e48c69253952ceccc35a83bf49df3ce27ed42ddae1e326deb6ea6c0f7c21', 3, 2, false),
	('\x2b72b95a34566d2fe91b15adb5f8d5fd516be58e71aee5a3953cf4304e56ea30', 3, 1, false),
	('\x2f404f0a83b3fd86f7c203ec9030b624d3c371f0beb5131c2ccab81ec5e0ac97', 3, 2, false),
	('\x3dc30f4d41a0cc503a845fa078ffbee6d151e017c663ccd28779aeb9a11b8066', 3, 1, false),
	('\x3e121502a1bd2172b0f6ebea09216704bab6bc5554748abd345e99ada38fa71f', 3, 2, false),
	('\x45ea568eed5d4768e9aa3287ae109ec416ec243b77753de6b409f53cac858d0a', 3, 1, false),
	('\x4977d8becaf1063b90aca818c9851f1a790db8ae1157f92202602720a4564633', 3, 1, false),
	('\x83eb6efc7cfba20d12712eeeab776325761ad2312c79994d568875928da6c9b4', 3, 1, false),
	('\x8786de6293ab0445fa7bf72ef9200c352d7d13bf997e046e26d74c87b23bb5d5', 3, 1, false),
	('\x8b786a7818368ba3c04440058ca9cac8bc174b9f762811c1b92078d5f8b74690', 3, 3, false),
	('\x925b186985d26c442f6504a56aa8a47160f4c54c945c6c2daf7f76c880075ce2', 3, 3, false),
	('\xafb5e6afea2e3838e0be43830cc19377044c54fc34c4f088842ae52a862ac62c', 3, 3, false),
	('\xbae10dd8fa0d8df9cd7af702c8464950e8e7e585ced036e1373fa8574531373f', 3, 3, false),
	('\xbf3496182ac8c1aaea636ac4bea58a57817808f08f02e2f98f091693b1b69269', 3, 2, false),
	('\xd20b724b57ddabde30f02ecab6a9eee1d4a1c7cb92b3e266107e22caa706947e', 3, 3, false),
	('\xf0d82a322169ee4d85fd37143531e455bd8b94de88401e3300a60b1526141532', 3, 1, false),
	('\x7828c17b93d216cf7087c0910ac6a1bba4cf91801963a5051b6d0790897def67', 3, 2, true),
	('\x363282957198e2c1aa992c68cbb4c89e5e682bed98052e7253b742b9579ce5fb', 3, 2, true),
	('\x7451326dce876f7d627de46a2456c028a3e14c7b96928584601db4863e7804fa', 3, 3, true),
	('\x5f458c5988f79fa07c547422920d5bef886e539813d6d6a5435082acee706180', 3, 1, true);
INSERT INTO public.till_answer VALUES
	(1, 'csat', 2922, 5, 4);
INSERT INTO public.till_comment VALUES
	('\x63636363636363636363636363636363', 1, 2922, 'Merci');
INSERT INTO public.till_survey VALUES
	(1, 'K7KD2M', 2, 'Shop', 'till', 'csat', '', true, true, NULL);
INSERT INTO public.upload VALUES
	(1, 'waiting.csv', '\x7465616d2c7765656b2c6d65747269632c6e2c6661766f757261626c650a73686f702c323032362d5730382c637361742c32302c31350a6d6172732c323032362d5730382c637361742c392c390a', 1, '2026-03-04 12:00:00+00', '{"reading": {"encoding": "", "delimiter": ",", "sheet": "", "header_at": 0, "header_rows": 0, "decimal": ""}, "mapping": null, "teams": {"mars": ["skip", 0]}, "means": [], "profile": "Weekly"}');
INSERT INTO public.voice VALUES
	(1, 1, 2, 2922, '', 'Trop d’attente');
SELECT pg_catalog.setval('public.api_key_id_seq', 1, false);
SELECT pg_catalog.setval('public.company_statistics_week_seq', 1, false);
SELECT pg_catalog.setval('public.demo_clock_id_seq', 1, false);
SELECT pg_catalog.setval('public.import_id_seq', 2, true);
SELECT pg_catalog.setval('public.person_id_seq', 20, true);
SELECT pg_catalog.setval('public.profile_id_seq', 1, false);
SELECT pg_catalog.setval('public.pulse_id_seq', 3, true);
SELECT pg_catalog.setval('public.release_id_seq', 2, true);
SELECT pg_catalog.setval('public.rhythm_id_seq', 1, false);
SELECT pg_catalog.setval('public.roster_change_id_seq', 1, true);
SELECT pg_catalog.setval('public.team_alias_id_seq', 1, false);
SELECT pg_catalog.setval('public.team_id_seq', 3, true);
SELECT pg_catalog.setval('public.till_survey_id_seq', 1, false);
SELECT pg_catalog.setval('public.upload_id_seq', 1, false);
SELECT pg_catalog.setval('public.voice_id_seq', 1, false);
ALTER TABLE ONLY public.answered
    ADD CONSTRAINT pk_answered PRIMARY KEY (key_id, name);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT pk_api_key PRIMARY KEY (id);
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT pk_comment PRIMARY KEY (id);
ALTER TABLE ONLY public.company_statistics
    ADD CONSTRAINT pk_company_statistics PRIMARY KEY (week);
ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT pk_contribution PRIMARY KEY (metric, week, team_id, moment, import_id);
ALTER TABLE ONLY public.counted_row
    ADD CONSTRAINT pk_counted_row PRIMARY KEY (id);
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
ALTER TABLE ONLY public.metric
    ADD CONSTRAINT pk_metric PRIMARY KEY (key);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT pk_person PRIMARY KEY (id);
ALTER TABLE ONLY public.profile
    ADD CONSTRAINT pk_profile PRIMARY KEY (id);
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
ALTER TABLE ONLY public.team_alias
    ADD CONSTRAINT pk_team_alias PRIMARY KEY (id);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT pk_ticket PRIMARY KEY (hash);
ALTER TABLE ONLY public.till_answer
    ADD CONSTRAINT pk_till_answer PRIMARY KEY (survey_id, metric, week, score);
ALTER TABLE ONLY public.till_comment
    ADD CONSTRAINT pk_till_comment PRIMARY KEY (id);
ALTER TABLE ONLY public.till_sent
    ADD CONSTRAINT pk_till_sent PRIMARY KEY (hash);
ALTER TABLE ONLY public.till_survey
    ADD CONSTRAINT pk_till_survey PRIMARY KEY (id);
ALTER TABLE ONLY public.upload
    ADD CONSTRAINT pk_upload PRIMARY KEY (id);
ALTER TABLE ONLY public.voice
    ADD CONSTRAINT pk_voice PRIMARY KEY (id);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT uq_api_key_hash UNIQUE (hash);
ALTER TABLE ONLY public.metric
    ADD CONSTRAINT uq_metric_name UNIQUE (name);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT uq_person_email UNIQUE (email);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT uq_person_key UNIQUE (key);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT uq_person_uuid UNIQUE (uuid);
ALTER TABLE ONLY public.profile
    ADD CONSTRAINT uq_profile_name UNIQUE (name);
ALTER TABLE ONLY public.profile
    ADD CONSTRAINT uq_profile_signature UNIQUE (signature);
ALTER TABLE ONLY public.pulse
    ADD CONSTRAINT uq_pulse_week UNIQUE (week);
ALTER TABLE ONLY public.release
    ADD CONSTRAINT uq_release_hash UNIQUE (hash);
ALTER TABLE ONLY public.release
    ADD CONSTRAINT uq_release_pulse_id UNIQUE (pulse_id);
ALTER TABLE ONLY public.team_alias
    ADD CONSTRAINT uq_team_alias_alias UNIQUE (alias);
ALTER TABLE ONLY public.team
    ADD CONSTRAINT uq_team_key UNIQUE (key);
ALTER TABLE ONLY public.till_survey
    ADD CONSTRAINT uq_till_survey_code UNIQUE (code);
CREATE INDEX ix_comment_team_id ON public.comment USING btree (team_id);
CREATE INDEX ix_contribution_import_id ON public.contribution USING btree (import_id);
CREATE INDEX ix_figure_team ON public.figure USING btree (team_id, question, week);
CREATE INDEX ix_import_digest ON public.import USING btree (digest);
CREATE INDEX ix_person_team_id ON public.person USING btree (team_id);
CREATE INDEX ix_release_week ON public.release USING btree (week);
CREATE INDEX ix_score_team ON public.score USING btree (team_id, metric, week);
CREATE INDEX ix_snapshot_person_group_id ON public.snapshot_person USING btree (group_id);
CREATE INDEX ix_team_alias_team_id ON public.team_alias USING btree (team_id);
CREATE INDEX ix_team_lead_id ON public.team USING btree (lead_id);
CREATE INDEX ix_team_parent_id ON public.team USING btree (parent_id);
CREATE INDEX ix_till_comment_survey_id ON public.till_comment USING btree (survey_id);
CREATE INDEX ix_till_sent_day ON public.till_sent USING btree (day, survey_id);
CREATE INDEX ix_till_survey_team_id ON public.till_survey USING btree (team_id);
CREATE INDEX ix_voice_import_id ON public.voice USING btree (import_id);
CREATE INDEX ix_voice_team ON public.voice USING btree (team_id, week);
CREATE INDEX ix_voice_week ON public.voice USING btree (week);
ALTER TABLE ONLY public.answered
    ADD CONSTRAINT fk_answered_key_id_api_key FOREIGN KEY (key_id) REFERENCES public.api_key(id);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT fk_api_key_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT fk_comment_release_id_release FOREIGN KEY (release_id) REFERENCES public.release(id);
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT fk_comment_team_id_team FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.company_statistics
    ADD CONSTRAINT fk_company_statistics_release_id_release FOREIGN KEY (release_id) REFERENCES public.release(id);
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
ALTER TABLE ONLY public.sign_in_link
    ADD CONSTRAINT fk_sign_in_link_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT fk_sign_in_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.snapshot_person
    ADD CONSTRAINT fk_snapshot_person_pulse_id_pulse FOREIGN KEY (pulse_id) REFERENCES public.pulse(id);
ALTER TABLE ONLY public.snapshot_team
    ADD CONSTRAINT fk_snapshot_team_pulse_id_pulse FOREIGN KEY (pulse_id) REFERENCES public.pulse(id);
ALTER TABLE ONLY public.team_alias
    ADD CONSTRAINT fk_team_alias_team_id_team FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.team
    ADD CONSTRAINT fk_team_lead_id_person FOREIGN KEY (lead_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.team
    ADD CONSTRAINT fk_team_parent_id_team FOREIGN KEY (parent_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT fk_ticket_pulse_id_pulse FOREIGN KEY (pulse_id) REFERENCES public.pulse(id);
ALTER TABLE ONLY public.till_answer
    ADD CONSTRAINT fk_till_answer_survey_id_till_survey FOREIGN KEY (survey_id) REFERENCES public.till_survey(id);
ALTER TABLE ONLY public.till_comment
    ADD CONSTRAINT fk_till_comment_survey_id_till_survey FOREIGN KEY (survey_id) REFERENCES public.till_survey(id);
ALTER TABLE ONLY public.till_sent
    ADD CONSTRAINT fk_till_sent_survey_id_till_survey FOREIGN KEY (survey_id) REFERENCES public.till_survey(id);
ALTER TABLE ONLY public.till_survey
    ADD CONSTRAINT fk_till_survey_import_id_import FOREIGN KEY (import_id) REFERENCES public.import(id);
ALTER TABLE ONLY public.till_survey
    ADD CONSTRAINT fk_till_survey_team_id_team FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.upload
    ADD CONSTRAINT fk_upload_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.voice
    ADD CONSTRAINT fk_voice_import_id_import FOREIGN KEY (import_id) REFERENCES public.import(id);
ALTER TABLE ONLY public.voice
    ADD CONSTRAINT fk_voice_team_id_team FOREIGN KEY (team_id) REFERENCES public.team(id);
