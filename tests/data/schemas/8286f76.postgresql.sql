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
CREATE TABLE public.counted_in (
    person_id integer NOT NULL,
    team_id integer NOT NULL,
    first_week integer NOT NULL,
    last_week integer NOT NULL,
    is_group boolean NOT NULL
);
CREATE TABLE public.counted_row (
    id bigint NOT NULL,
    import_id integer NOT NULL,
    team_id integer NOT NULL,
    day integer NOT NULL,
    spot bigint NOT NULL,
    score smallint NOT NULL,
    standing smallint NOT NULL,
    replaced_by integer DEFAULT 0 NOT NULL
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
    invited integer,
    CONSTRAINT ck_figure_respondents CHECK ((low <= high)),
    CONSTRAINT ck_figure_share CHECK (((share >= (0)::double precision) AND (share <= (1)::double precision)))
);
CREATE TABLE public.hidden_comment (
    comment_id bytea NOT NULL,
    hidden_at timestamp with time zone NOT NULL,
    person_id integer
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
    is_wiped boolean NOT NULL,
    mac bytea,
    has_slips boolean NOT NULL
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
    hash bytea NOT NULL,
    mac bytea NOT NULL
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
    change character varying(13) NOT NULL,
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
    name character varying(200) NOT NULL,
    is_new boolean NOT NULL,
    address bytea
);
CREATE TABLE public.snapshot_team (
    pulse_id integer NOT NULL,
    team_id integer NOT NULL,
    parent_id integer,
    name character varying(200) NOT NULL,
    invited integer NOT NULL,
    is_settled boolean NOT NULL,
    mac bytea
);
CREATE TABLE public.team (
    id integer NOT NULL,
    key character varying(100) NOT NULL,
    name character varying(200) NOT NULL,
    parent_id integer,
    lead_id integer,
    created_on date NOT NULL,
    closed_on date,
    joined_id integer,
    was_counted_in boolean NOT NULL
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
    "group" bytea NOT NULL,
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
    person_id integer,
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
	('\x186e00d662ff50716f49706a26a90594', 1, 1, 'Mot shop-3'),
	('\x26183e4494bbf6536133fa32eb5a164a', 1, 1, 'Mot store-5'),
	('\x359e4f5064780c59820bbf33506cfe2a', 1, 1, 'Mot top-4'),
	('\x64c1518191a97596fb90823e37c0401a', 1, 1, 'Mot shop-4'),
	('\x6b61b1c8f669e3f9a2de61f95f1c06ef', 1, 1, 'Mot store-0'),
	('\x6b86f603c8b6ee855979befbfefd54c3', 1, 1, 'Mot shop-1'),
	('\x6d5c169f393169518cae26765ba29ef4', 1, 1, 'Mot top-2'),
	('\x8b3e0a7ad861d1b74208626e57a992d7', 1, 1, 'Mot store-1'),
	('\x93560a794f8105dbc5e5cb6feae23ced', 1, 1, 'Mot top-0'),
	('\x979a4043f39f938392c43ce80c1818cc', 1, 1, 'Mot store-4'),
	('\xa6632a013dabb47e2f3986920b84f87e', 1, 1, 'Mot lea'),
	('\xa80950ecc4157792153b4938504557ac', 1, 1, 'Mot shop-5'),
	('\xafa52762814244ed94ad1c68b30ba78a', 1, 1, 'Mot top-1'),
	('\xbd8c6d52b133b3fe73b38d7a43047f08', 1, 1, 'Mot store-3'),
	('\xc9d1570a82f1557b9739b2707947878b', 1, 1, 'Mot shop-2'),
	('\xd411bf3e9ffc8478e77f5ce837ee5803', 1, 1, 'Mot top-3'),
	('\xd7c295a4be25b4dfe2303e6ce0b39b28', 1, 1, 'Mot store-2'),
	('\xd80b8ec3501b2db47eafa0ff75129afc', 1, 1, 'Mot hana'),
	('\xdb0a5a91e54215d88947163e9146ae12', 1, 1, 'Mot top-5'),
	('\xf3ae9e502830036ce1cee2284365876f', 1, 1, 'Mot shop-0'),
	('\x083a4081b0b09b5778a2fd66c9207b79', 2, 1, 'Mot shop-0'),
	('\x0bd61f893bc4e2dddbf5d25f73086ae7', 2, 1, 'Mot shop-4'),
	('\x2254bde25779b266a69be2b16a58eeb6', 2, 1, 'Mot shop-1'),
	('\x28536a4a8a12b86e567c1c5d3399618b', 2, 1, 'Mot top-0'),
	('\x31ca3cdf481157363c5936166d338407', 2, 1, 'Mot store-3'),
	('\x809b30904f2c3bd9e8b052feda659e68', 2, 1, 'Mot store-2'),
	('\x8d7bf268a448e36b9b1a742841b006b9', 2, 1, 'Mot store-5'),
	('\x92977a9c86ef9c79a3af6ff0e99b3db0', 2, 1, 'Mot top-5'),
	('\x9628391589d9bf21f3ed7874f43f86ba', 2, 1, 'Mot shop-2'),
	('\x9a8176f953310d24bdc23655d01a9ca0', 2, 1, 'Mot shop-3'),
	('\x9bdaedeeda6910e444cb8d5a1eb3da62', 2, 1, 'Mot hana'),
	('\x9e37343e2eab5b8c73f33f106da3ce7e', 2, 1, 'Mot top-1'),
	('\x9febad0c093c7e724ba8c03b0703744e', 2, 1, 'Mot store-4'),
	('\xc16fdf89c4aded58f6f96b479d3fad81', 2, 1, 'Mot top-2'),
	('\xd901fea7dd4deeade518b9864a247e68', 2, 1, 'Mot shop-5'),
	('\xdd1006c4ec4da11748febc09adaac307', 2, 1, 'Mot lea'),
	('\xe8f0473da560caf991563eb373a29edc', 2, 1, 'Mot store-1'),
	('\xf323d87cd16f740831974cd6c0073c24', 2, 1, 'Mot top-3'),
	('\xfb514b46e50a7777869d744411298ba1', 2, 1, 'Mot store-0'),
	('\xfbfc0665dd6ee6d02f130a0ed3d43129', 2, 1, 'Mot top-4');
INSERT INTO public.contribution VALUES
	('csat', 2928, 2, '', 1, true, 20, 15, 0),
	('nps', 2928, 2, '', 2, false, 2, 1, 1),
	('nps', 2929, 1, '', 2, false, 1, 1, 0);
INSERT INTO public.counted_in VALUES
	(12, 1, 2928, 2930, false),
	(20, 3, 2928, 2930, true),
	(14, 1, 2928, 2930, false),
	(1, 1, 2928, 2930, true),
	(9, 1, 2928, 2930, false),
	(7, 1, 2928, 2930, true),
	(17, 3, 2928, 2930, true),
	(10, 1, 2928, 2930, false),
	(6, 1, 2928, 2930, true),
	(12, 2, 2928, 2930, true),
	(20, 1, 2928, 2930, false),
	(11, 1, 2928, 2930, false),
	(3, 1, 2928, 2930, true),
	(17, 1, 2928, 2930, false),
	(19, 3, 2928, 2930, true),
	(14, 2, 2928, 2930, true),
	(4, 1, 2928, 2930, true),
	(11, 2, 2928, 2930, true),
	(5, 1, 2928, 2930, true),
	(19, 1, 2928, 2930, false),
	(15, 3, 2928, 2930, true),
	(9, 2, 2928, 2930, true),
	(13, 1, 2928, 2930, false),
	(10, 2, 2928, 2930, true),
	(16, 3, 2928, 2930, true),
	(18, 3, 2928, 2930, true),
	(2, 1, 2928, 2930, true),
	(15, 1, 2928, 2930, false),
	(16, 1, 2928, 2930, false),
	(8, 1, 2928, 2930, true),
	(13, 2, 2928, 2930, true),
	(18, 1, 2928, 2930, false);
INSERT INTO public.counted_row VALUES
	(-7853460330578388382, 2, 2, 20496, -4370562486672852030, 10, 1, 0),
	(2116326440161837781, 2, 1, 20503, -4370562486672852030, 9, 1, 0),
	(6409903934161528688, 2, 2, 20497, -4370562486672852030, 3, -1, 0);
INSERT INTO public.envelope VALUES
	('\x74d06e9aa48edf3bc08b45b8f27a21e9', 3, '\xe4a75ab2d5c099a0f184f0c27012925efbcd26956ce5f31f2973aea5c0253967d9fa148a43505bb79f9c5d383d9bdad977612c90412e8ba2024643792f26f19ad49439576fbc55c214b369a96a76131610dbed2464b88fc3cc92af5b0127f2973f4bf49a7c3c986712a42ca9f6295e0afbc5cff79c0035ab76ac5541cb61db329a0ffdadb25b52a6a85288eb6669edfbb647f41bb7fdd934749d6949e1b707ddc8b32f180734d12defafd89ede7b96e3ca7bc6360e0e213f233053862559d85c7eabd392929c62b05dbbb55aa5443617e1c533c9f5123edf35a6ded142140b3fbcea58936ca5f86f7d9b6c3fb27e91c29e4723db6ea14262000795d80baebe6da3ce952bcfaecdb8f719442b1e7e7569756de1171cd0bbda9c61afeb9048979b34f2a7ea381d7fe6c406f6389f2e8b460adf140355707f4740ebc66a1d7b63bf070236c5367c406cc21f926c326a1efd820951fd34b9e1656696581d5b08fa1b5dbca5cad72b4b322794778ca76d990a18f07454af292d860e32e4f1938dfb0b9a0eeca9a404e79054adf5564627a7db621b5765862d6f52887c7f1aa3b7b7285072e8b866813f2bc2210dcdce688b15470014c072f1201a191b63a403d49e437620eae87904262d635512a15df892d101ed924ed099d3c6b170c4a561bc9f7392b66f8692fb10cce1c53408f5999d321d935f88be9f20ca7042137a70dd2e80914e2d87d3bd55a0d5e35d3369ea49d455334f07805c23a73215d0bdd3d569285f5f4194b6a861d05d7ac18eaab0e4eeed9e0907ec7edd0dec023b5a29b65a628498b488e67fec8b2e92b692971ca444674e9664e7b7ea046d4acfa96dc72c84cf91b2b6c838d240f70b01e0f1d7f1952dd53aa4d2e07cc19cfacc718449858dc86f368b379d2dcdeb910043bed9d2b93a2383a1cb57810e7fab4111ef2d73ae5ee1456ce24bae397db14d9723c8bbadf716c8c8b5a036e63c5f17e9692ea6076c0264c427f38c0880f28fdb2627305625763b8a793d50e00dc240482058c650861b7739f66019dbaf192ca2f9c916deef58e1735394abd5bd7f4980235305f1ad4c8f607a349ef9f7111cb71ee7dc87eff83bc897f90adb0c0407585e04db1ce65680a305a52260e65d111763575878c8113da573f3ec76f57132255c1cbbd69f348f95b1629e0eb56c10293f55df2a2688fcdd14b8cd577d59d26a8918556d3e084583986f3043eb76a72d0aedf87f6563e710eb2e51f37bd8f81262e7d8903ce9cfdc665420c89b7fb0166011d3da4da5190307fc7b796f4e59da8548108279063db82a33bc318086d2a75fb863692ae6509f5b19f6632e9c3127f61f8d449bd2f55a3ccf6ae18d9b29530581baa0a83f28d77d90a74b4f8f8c1b2c145db6bb2afe622a77455932c1bbb74a1113aee3525b5468ad118f18b70388ba024d747eeee17331e048b5f109a3e9e81e97824c457ceaac4d3274f120d15ae3fb27dd7628a17c4342f14082ed835bcf86cfe55fa3c7f0b7b232990f29fef4be0dd708dfc43af4d6966b1586ae7d2e85ba7e35664bb7d44b5a7324f69501ce787dbb8701bfdc5e6625dea842d5ff5a95aec17e5ed0429e8fc43f3e4449933c9f3b414ab24573a17ba3368ad9b887405d839dff096d8d476025c8de615bd2dc1b5f00b1f0802667dc240fa0700a5f5a57f76324d0b7dce950d8a38b26f33ffcbc156a596e3a2909fa508669837c9c5d34c8e14ff79d89e8dbf6e7bd3e97b54d613c10dd53d8d61a1e3678c655c707aae05c2b2889e127ac6ae7df83507b607337b1310201bb9cffb22b646112bad946f66392c7e055399dfe9ec97a787c6f180c917ebcbd6729580ad901cc08416a8d988fc9f16223ba35bb2b4d0f395cd8f30d35ab989c126ddb1995862a403dc8f85b3cd6d29bb060d556712e5b65ac9007fa63255e3c25a6a3211040c78b3bdfc3a390532242a1a3a2469ed5ee045c259dc043c80a8f3119eb1ec63d0549a7e9f1b7c763f8137d5255961f9d616bb0d33acc6dc5c82346cd31770707bb45c4d5cde59f6abaa966cd07f4bde0e96aa60ccb49795f34b7c6b087bede8bc06645d7cd508c775e2464f6970e9a5bde8b0d7732000f33b3970065c1bfffac1cd330686d8bad966d7a397bd343db90bc7291a2494c927c44dea18950321404da44da84a6fcf0c1d702f1f2c8a800d83c17cd669221b5a34f636597b4aa92db7bf65e575575de8ede557033295602967a3ccc5d9ccb4800dce7c08ece212f7932ed235ff39b709ce31cf9df8a814558df06433c8f26e816582e8433abbf5b2512cab5dca79a410ed02487de0a954325ac2287b11fbfaa414150dc5d1460c9ac1fb26dec8c89f69157292e03020a0b90c76cfa5c797489a8bce8f5732968a91f381e7f0c6ccb65b31539e7fbb0ebbd9fdbc1c1e779bca6ce447b61e62f5687cb1d5805820ed9cb78f06571adaa69af887baaed4eda62d24d81b4ab11ba8addfaa46d9e76f7ca61057d2d8ac43b6effc86270c7022c8ca1eb68ecbb63216da207acba97530380261b4a22791a08167d6b632f7e7ead85d4d4d3afa77e0d9624859fd80e0f8c50210174fc08912cb5850330764236876b3ebed2019e9369cd2c8306b0f6c70788e185859937e12130f171f713ec4d7fc4353d79ed15e3a3a48b5b1bafc0497315317d43d9f168407b2c0fde6a26b32f03b7046f623aa5451a2afebc59b2ca0cf084859b2af1823316e311cd289dba722e2aaf6659b9c487949ae3566801d03334cc3ad0a3d55a14828cdfa16d8e15fd504c95f10b4599c2bda2d0b1a7f4cebe8f3a13b4b86df1e8b42204ea2e0ce7ff7731bd10143ca511d129e05c66a4aa0e148aa165a618e6d019602f9315362b87c822de20b1a6924885c4fd65e014da7d1f750b8dc22d1131b531c2637b192442e931a3a23f305cbf6882e525a32203752e5b2c80'),
	('\x3139f4b49da42c9c8c1ec670f6247564', 3, '\x50606adb89fb675083f3604fb74acc9e4117395371db6bfebfba1c89491af20d9f6ac47df889f90506d3253d74f2281ba8aba09e5f675c31c815994714fb132d74ebe5bebb7cc06b7278ef1a3465d5a612bd0ed8a46aec9ff703ae912a4fab22f6a0149aa695bdbfe9d6bf697e02cb1eb6d896d0de77b062f4ccc2295de9c949c149cbb03d46aa9da4aa2ef20f023fd67c532320a6325f62aade445bf46ecf15c4f88fe5db9b7a1729dbc654dc2d9daf620a62d461e9b23cc7d3f668a998c4804ffc712028399bf104e2bfb24286f4aed8877df16bf99ec4fd4d64e7a105dcf47e855fac857d4d922707efac2ae41cd6bbbdaa27792d1ea81137a323259705645061bcc381ec00098473560c3cff3931820b3a64418416f196c306593668656b16d129be9bcfa45bd82bb7f1f6234ce09eeff535d09e95df0e167ec94f506b68322e5567f37429209ec2eb2163d84a62cac1c216e47d7e817e76b4a816cbefa0dd943671556edde150f05b58c5f5c2ae58b1a23adefc46e7d4fda8ba22186a1e37825c7ab1728c97277aaca2132c2bc2c45b94b3237522951f14db54ca21516022cb35702d627502c073e581be334516768701c09734c01d94dd0382bb8d02ea7cb0f6c496ce46b50b9be64ca3ffdcfb509a7d638fb0b820da6147852dff572525d16f5f0bb1f0c1d60f79ae9a3097fe097d3f63bf04be9991484dc7a0561d394c25031affba282ae01a23645191a93b4178433e6e5dd7a867d311a0196e8a09ffddf538e9a7c93e536397b0a9d07fd4f950c7ff04d0550ff046d8de057dfbf9582ee0d930be04d4e8b8f5d971872939e51fb7208b3eb6a963faa0b3119625eba4d2f1fa63c0e42efa04cb3860840d911dc3d3728cb627e96ade009738b11c4a0f8f8d88c7185289f87cd776c5a6a24e989058cda4c1ad95e644e75bfb1338d0c1d5d071d71cc7e43011af04edb3f915231df85fd34933f4d17a56e1f47049e1c1e40561f4a93c064da5afa96c42c0c79089a8975ad18fe9a0c79ed874ddd7d75405d32c5a6628d13892cdea7b3523599ad87ca54796849c9f0fcf015cd924d8435b727dff6a31b7fe2b502f5280fd5edd8fed692d2f204b4fe3e47b2e70cfd0737ab747f3945b46578191e5a295c267e417a50f36907ad80abb0c82b61cc846343fa998c5ca33abf6e4ddfe88a9b58abfc29d76ff149da7b164e23da23f5a04135e6f6e9611f05eee1c7c17d4888636d41ca4f927ccedcd6de221c65c074b23662c32e477789eb0ef6b759b31472efd089692bcc1610b3505199b4f0470d970f18e49ebc53573a435570efcc2b17502f5e406a9370a60ca0d4d3c8cda39135563d28e85b29549a39bc10d35c74f1fb8043bbd2c2358629c5a07029463a919912b898a211b404f9c6548b996169a237ec2fdb97576520534252ca3c2f0e3d1db1fe9aa35bf44b5bf4b3d8875be4387b8eac94dd892e09aa7be84586ae69e24168b30b9f61e5d65592b94b7787024d174fa37934ae978b579b282f4116e26de64091a9d6feb0d976106e34c0a2e4908f1a9a1fef7ae39bc7b7371edd499a39347f74c5e962890c24ae5505e9ef2038e0a35dcc786a44bea94e16042f311c836bd558d860968f495bb9399d83c03d89f27d9b7b24324b8175dbfb057cbbdeb74bf42ab762bfa53ce88092165c06ac8e541f218156658d2d1441b33327a40fc796e84eadbad85470aeaf45a41852f1890bad3ffe8b6e7058832695068d39c33f0e9b9ad4c8966846a40b6592b04d92f2b4beb94c26fa0fca3bff3832ed6c1867e592b4b1f932556d5ae121d64a83723c0e5cfe50c5e3d554ac80e6d134901dd381922199776ea4a0f35cecd5064c06a7b4a5d19160416c5a70e5f654af60d4c22bd3986bd2c53c5658d3c1259f804052b0880b8edd893ba481bcaecd48b9f1a56ba3a263bcb383b7c9d777d8a73e0caf552f120251ea674434e44be9764b9aff4870a60acd502310bb9c48fea99e13f57951bbd769205291f307e46e3b73eed1cc6d5543f1e6eb849d1b45110983257ca0543bbf8ae76deb86e8c86bb40a004efa8a73c888f8069912abb978a46138292e60cc592427c5a7388f193c63092459f652a1938b46ca22c9a1b871d2d04fff4716e7f44196303c21fc09c2e07f70dbf59428399903c8ab8a2d6e1004e061a930b21e2fd61955f2ed48648f9674306d397863f24df75720b5c174da5bc3fda1e1a36d77d567bd07b27600ccb38129172ceaadf98946f8a8f7845ca05ae5229e16f6052fc78904276ddf1162b2099ac69ab4ade06cfa8a14514d05ee769c3fffc9576c3d58ebd35fb6b711652a39625fc1cda22e9ec6865ae2a7213c836cec6316ba255220a7834eb53a0e5da12e7284f9efb7e077feaac821a0603a50840d95444384e0a2ef244f6af8fc4573fde112776a809a74ea07eef1490612c37ed6eb683855a7b938cd2326c7362260392771d4671afb0b1e819a16e32d1fd8be81c28bd7995d4e6b995c30bf544278f033411139bc18d16118cde6cdcf994c1d9eb424d6bff0d7c1bbc08ff8e50332e2839887f2b1074245033a143a82c0010eba5ecb4769a27f13b146defa8e312490e460e608fc49f58bc52584f1dbb22f50d60f7c7f17218172d899818e948badba28028fd93f4596f1343a6ac3996525ec84b862fdc0ba30122a6809961b9bc8680fed5283afdea14168c70cecf8469194626dac068997e3261ddbf7d342ae2a407f288fc2af9954bcc4abba3de8576f60de7fff26171f9868d1f668081fcaff939dfd0c9e6fc58b1326e0541e72397caa6c609be4e6172d55f0c96526b5e6b46e6cd66ba8c2cf6ac0979d77111754711073afd847d86904ea9adcf4e4858898616338aee2c497ebdb14cd910987f328238a3e440bc54222143ce8a656d784580a4914b20b39536bd93869c983883382270c2e18e'),
	('\x965880602fa50d2e03bf1ad9752c9b9f', 3, '\x41ff15c5d635eb3f215e23b5139d75ae6dd7b4146321b467036fe462aa792a77e5686ac160d114e8086b0a393e3defb4c863e2d470299cacd8ce9f39b7c6b18dc9dd79acfd5410232e468aee68925dc0b44e5fe66d4817ba4e913c2ffc74e3bec079b53a33cc2f62deb7e941cf40d762543dd8e32edc3423d380e5f8112f93f472c7da227bc3e5d3d1d81162f1098cf3e64ec585af48458ea8f4f9f2d66f0c11b84674cf55db37c1e3f0b9a533d11e8c7d3046e84ea3f9b06606879712f583b90cc1bd569ce3db8f1b6265bd73c86f4d9be1fd2f2a062364be601b188ddb2894fd50558b03490a82f4d6360f7750f45318c2fec2011c12f995e30077dbd0f9e8effb7543d38ad4d0d2d3ebc49fe6c0f4f653b649c02f7963a1938474b2027d90fc078a268a3ef21ddedc5fadba5570638f60e54031d8b07214981383db90ac43bd665ee8d1455e86728e3d70a12675bdcd87499847c007bac8c7d4c551e6b1e7d4c9235c0c7c690f7a363a2c4bc8204c3044af5e1c0625d6f011b67053f6f02430786bbf26d388229bb9e3a8df254bec7d501445918f1fa308dd8a3d325181c79dba374b2a47fa9709452ac0cb1746019a172427bd14e6bc7ede311a228d51711bbd19b178399e09c499f88044a4c1bd3d0cddca4f02afd2ed05d7d94a97c9699a881a69f1de75b5e04b3aa6ed0d66c8b8d2a94a756835ff7e6c5b2e7888688827562c6ec8524f5925356180212fd334092ba1e7677566a91aa5546409dcae1166631ce4b205cde09e46048382e43743afdc465a7472c0224f403b68bf59bfc4263662791d92862476a52a699a2d5a649279ec930f399549727dbc4d360ffa1e1b050cd176f1b5b5ee09baf01eb4242f33ab3535a95e92d80aba5c9db90c62e07777c91d859d992fc14949b6a5454d1d3481751db19701d37fd8d2854ceb3c8454e3d7521c71e4533a7016382807888cf565f99db97d1f728a3ee5d1642e248e3ad7b95c54fb97f099153dc98c9c6ea02ecfa78a7b10ffbd934c81c96bb3925d18c4c556bca683139896e42c509f1e9b92b4a87cf8968b7e9fde1c93ad3a2cf78f51a66186af59b472cdc1bebcc36650ccd8e9134c09c8de8253208ee0070dec42962ea21dda3b65891846a80fb05d4163b19c4f12836c956a4fef3b1c8866393e300149806de84d7473e4c357b9df9168ce67f4524e952cf0509940b2d7cc36077d7f98a15d4d4c311a9e69aeb18026f4d40ff980a15caaed243d8ecf388e3961d5ade872de3424a08a4392044633e9cbd4532348edf6d444b230bfecc83c036f3076ba030687f8cefa826d54252af8f676aca68a669fca3455315c0e08ddb4b93bf94a8525c4978f4225ac83eb880ac71aed27f2932a082d03c70b4e47a474b4e891ed99a4e6547edb5703d2aa5525b41b40c873359337d2737a99431f513e098c90d5b287190c0c17d2a2cceb67b8d7e18ca2885c18d75471264a90712cb8794e2a9e62e8cf9138dd64fd308792af9065655b9d04176ff991bbd4b4f3b1dee6156d626d33b9aaa36cea48ad5e4a3a03cb76d0abaa9f8426047ffcabfd54aee2fbb1b9ea1e2ec2e3d65b060bb188cb16d18051582678d3ef37ed80bb4e5a4cdb9d28a05bd32249459110973566134689a7b9b6ae2cc38c48ba60ae9d06d257dfe805df07db1f92a3376e4375ce257dc60125c3d7de23232d5d1f4124dcbcc4b23101f5ee93005ea6961cfb0ea392b5649bc9b9eb3cef131e3b16ff4d72658c46059ccbf356150c09750836481b2221d5f175770608a9fddf0637d0cea4af7d3b2266465a44736a5c6906cac8624beaffdcfc6c72311f13ae8bbe12dfeede59de8fb55902e842bcfb76e5d7d5971791b02274e6529e523b8bcb1ab188aca19aca55c7fc24e49e08b1f4f82274d1de0cb3c0f68a03f0b2b0e4d6d7ecae0bcbf989617201293127cd2a6ca3bb4cbf921e86abe26b3dfc0e3c5cfada13855465688aae8d4dfe7cebab9a846cc44ae110423148a76a613283f358ed34290386c1a59774876504cb9b8ffed510f0539c064d009151429ec949b5acb175a8b6ec26299b3c2dda0328c3fdd76b48fab364df5a26b961f6564a71abd70f384657a3b7ec37e6f26c84f6d74cf754b6015f925dcafb34aed41ced005fb4173c2bea461d3e2881e165aa9f6eeb52c87a440421f3af4ad690b20dbb7b862398c3b6c2ab39e30023ef2fc82a231d79f30111d4d0b3c3df38a237aed9ad4ecf966a00c017ab5659e3216b5eea9206194dc118033f54f088ce42d5de560aab0f735e5c21595dd7533752d781481e8d7e6fd4305c84f6194cd600abfc1af5115cfea2c4d90468c0903e699eefba2f10032e4b1471100c20d32d0acdce83bd27d1638df817c16daedc31537e82f4859597fabdc780ff7d3737ee9bdcd6f42a9f40c57eafbabdde85ec020f35abb6db6f1976dc4c313dc25d5dd37c8107a739a0c9f691501add747c8046b069d903918b7baf5410bd25283e59453d9eb2d4c60e4ac4ce969dd3bbbfc0a6abb4622a742c7d571df8583a2d93272ce47d503459bd5017d8a29825225a3b62054a18f7a82019ed68d23f5de511a37d28b526b27f243d671aad1aebd4b5228317f3961eded1e275c1c6de1ef803ed3dc90a0abb3fa022eb2f03e57eae93ba396258af048d6c907324664884e8b69cd1099c648790d33bf2ba93e953d7999b35463a639319560e56d4cb29f55958ae9aea4aa466c53f4765c4c478521038ca9ce13e91ba6457a2dfe487911a541d79468068b961771210113d0e0234907ac557beea3b00a36b32bec92d85e519140cb3ab666e72fb230aadc8e62ebdaee9cff65ec612e7c18deb05872383d44216fd1440d4321645f11f59998a9bb97cce8986e2e5ce62cd5655df847554edcabafa25fa064f2b3bd03087ada2b43e9a5217766ccaf7ea0f8dea3d5d5bec168a5e'),
	('\xe3b5e03c0f225549d53b37b963cf8f8e', 3, '\xaf6271fca43c8c54d0b55286205ad57ac6e33e44ff1b004010c44ef1d085877a28fdadf8a03691e1e36e9933fef85655d46dfbc03317300ed37507b90962b07cc106d125152c5233b89339132f9c811516cb3926d33c30c524e8e433bd5761f54d51d6a82119a3da396d9512753c2ef4ac4dd69d1aeeba3f57e97c6789cf9b029521216b23a519f4e8f5c4bcdb06d9ae6464440bc3b0ced23aaa1dca31a3811015cd8bb061d335c1d518b305b0aef985440eb60237f9b0b8c6e08f3129c3a65bf92fd8a4df936b6ba5972911e37da8010fe40e7b629685df910574b867ae4d325b07d0e3dff0a4ac36d5ba7968c1dc1661cb6ab458744737156f66cdb24badfbd65035db4d00ad12852c8561219cb2c44da4f8977fcbb51e41fd00733364306b91b68960ab075882568d332549ff90327af7f0ecb754307e95ce92e3f854a51ae96608debb9a0f92b637447fdc80a5088fd13b3d65824f421ea329b4ca948a2b0b218222c307787f5696dba9198f635e3c03071ead3f69e81b60ec776c8f86290ebedf08806fee319693fdf41d0700296fbd82c144e14d3b5af78c40accc344eb7cf4d389691c42f0aa5781203fc0d08e2d3fbd9708279172673d3fee9110514b08304d274463d2201afcb10d3a1471c8206b2831a3e89fa1bc11dedf25f1685533169b4643255503042db535efbfb4da6f60c1783deddda3b30b60674bf0070af8ff8cdaa7c034761b96b14fe60e4e64a14e6e7cd6ef4a08ff36c3ff3a62926018bb43ae58bb89d3ad897c2e51c8285c36948a2b653e10589bdfc1c8cc2e0e1d16e339ade8c321f805cc5baa507c8ea304822e5e44add7f38a27b952aca72ab74d488a17d39d6ee26c03ecbb2fa3f0f56e5fed7d468ff52f444dedf3f05d6cc9ed9643f13456b9657d04aba94a4ff624648a9d52017c4a41c1d32e0acd4e6ed43cedf5ec8ffc8048a05771dd922cd8ebffcfbc233cf0516c7ca45ed8f33ddf843f2bd62e21edfa60351bb840c06b93412a7274a7d356e6d1cc72559274dcde06269cdd33c2d04c10cad5e659d173e7863bc3825bdc2554a5307ad4117d4ed88f17ec7c4d5bb76a15c2ff098f929572f0dcdf20829eacfaeab5c752a6c6bd9b43f50a2b9d230389af4c13974ffcc144a7a25fa0e6f9eec05ab5df86b7a40c1dbc6f40c6e074765b802967a5a2c5010f6587285832b830672eb67476ccfdebaff439a82db17d36579efffe059e1f30a40a7196e4cc52bece0facf0834aade910c3ebd5e696d0de063bf4b616003accf59103d6b1ce92bc589d433d3cb598de2f9e16558166e573955df1e6fe1b51a937a6a2f852532824d248e4d71ecca7cc149d9e35a5afeded6da35e92c0d348fee2c2c0d6ad037a71785a8d37dd4c01d87441bbc4e3b41f9cdb054d1ff1fcf8c91e0515cfd4d78bc1faf3a082b08707cdc22f075c1a055fb61fd232b1b321e088d59dffa89764ece6c14499d7ba9a30c940c0081b5d5e9d2b0689146be4128c0c2bc1b48a44eb5dae5d3eb55193989b30f251f5fbabbbe28a67ce0084e81be8af831a2d4a626299498375b9b17ad5d8ccf9e91b38498c13abdc0da135367e706c402ef5b5037eefd7f0ed375520aadaf5bff56d2467941dbf7642ce0f853e98cb53bca222d25e3fc6fc0faa69ae11924c06d30b2bb469353058b6e44680711fda7c7f972ed94fd4af03daf867eba74be5d251e87a10f4f29c379e1882c8697b9e3dc902c0f2210f6eeeed0885ea3201e62ec5cbb2417f9c35df6e1f810257a11f5fe011c0de867f56d52c11125760552806b1c5293327f1d5bc63f5aadb172b0e1caf8d97d4fb3330de9ec9040e483d2a0b30f1fd017ae7245e26837faf5ea881a2cd0751e2140fdcd99f1b3cef940c0d7bde4a2ddff7d928b9aad63190c1de31570f1e1b9c150909aed5d9b64080851d2dffa82f00aeebeef0df8b863ed93c795b5e559444f33c8083948fa5b5cacd12295bb80e30d0f905db4585fbc9f144d8a79f2c2c62257a4dff96e93a3d195186c28900c69f6065f6eb725bf69ed2c749dfabb3c8ed60986ff20f092b520a14fd04f98f945724c07e556683cca97045a065ddf00548a885e7aef3294ed93897384780ee46d8c56ae225177507e5b1f0acc9d16eea11ae724882632dd9ce3e86a9aeb51351af93febb7baaf15b433de4532022fd38462adabab87e4a795c96045567a28ff0ad6abd138cef3b7e521c6efed24f92b42f73ea524733ce8b91fd9fe8049decac0a38c76d73a7765a5727176b380c5615c6e64af5acbe3ab54151ffc0c77df6e3c87f061ff1305c72217a673008ffa9a9742820265d16ba275c1a05d73a1ab0fd846728b62633041d06e8befc17155e2de950def3b857402c40eb742702bc176c3517a90901276e16bf2ac2a19b9629280e30ff8027b52f5637468b49f647b51f58098299a15f07d368b8fdb6efc9f7bc178956835082b57ec7d54d3db0d2197f62dcf4bcefb864b2ef04ce8bc53eb017c0def4b21a32a4fff2b81b9fd3aebc0b695beab54a3374a6d58dda390a62f65da23d04e81546acbb7f5d691973d5a9d3799b027eaac8a9d3e61dd70a69a2310946ecdb6231b79a62af7c779661844ba903bb4db3ccbf507c18075283b01191fdb720c6b33998c17bd2174c783cf75b92eb6d9dbde1200a635b66a8fad1487b9d9bc33cf6b9b129822d1b6b3900474fea74c06d2ebe45609f133634bbbad98f62e6310de5b0df4813841535db74d9ac900d36553d2c5c5ebb9a5cf4fda3399f37bddcfb50ae1de4241dd5002a1cad54908123938e7b164b588e3770098af987512617c29fc789eb7f7a213703f4ff3d01012f3aff0d85d962c98fd05e57c79e0cf49c85bfaa74d536737d1471341f21531903e3227a051169f2ebc384566d08018b157cd3e5ca75b80592fb45e68ad0f335621e89413576919cdfe1aeead');
INSERT INTO public.figure VALUES
	('courtesy', 2928, 1, 1, 0.6, 5, 0.006666666666666667, 12, 20, NULL),
	('courtesy', 2928, 2, 1, 0.6666666666666666, 3, 0.018518518518518517, 5, 6, NULL),
	('courtesy', 2928, 3, 1, 0.3333333333333333, 3, 0.018518518518518517, 5, 6, NULL),
	('energy', 2928, 1, 1, 0.6, 5, 0.006666666666666667, 12, 20, NULL),
	('energy', 2928, 2, 1, 0.6666666666666666, 3, 0.018518518518518517, 5, 6, NULL),
	('energy', 2928, 3, 1, 0.3333333333333333, 3, 0.018518518518518517, 5, 6, NULL),
	('extra', 2928, 1, 1, 0.4, 5, 0.006666666666666667, 12, 20, NULL),
	('extra', 2928, 2, 1, 0.6666666666666666, 3, 0.018518518518518517, 5, 6, NULL),
	('extra', 2928, 3, 1, 0.3333333333333333, 3, 0.018518518518518517, 5, 6, NULL),
	('facilitation', 2928, 1, 1, 0.4, 5, 0.006666666666666667, 12, 20, NULL),
	('facilitation', 2928, 2, 1, 0.6666666666666666, 3, 0.018518518518518517, 5, 6, NULL),
	('facilitation', 2928, 3, 1, 0.3333333333333333, 3, 0.018518518518518517, 5, 6, NULL),
	('pride', 2928, 1, 1, 0.4, 5, 0.006666666666666667, 12, 20, NULL),
	('pride', 2928, 2, 1, 0.6666666666666666, 3, 0.018518518518518517, 5, 6, NULL),
	('pride', 2928, 3, 1, 0.3333333333333333, 3, 0.018518518518518517, 5, 6, NULL),
	('mobilisation', 2928, 1, 1, 0.4666666666666666, 0, 0.0022222222222222222, 12, 20, NULL),
	('mobilisation', 2928, 2, 1, 0.6666666666666666, 0, 0.006172839506172839, 5, 6, NULL),
	('mobilisation', 2928, 3, 1, 0.3333333333333333, 0, 0.006172839506172839, 5, 6, NULL),
	('answers', 2928, 1, 1, 0.6, 0, 0, 12, 20, 20),
	('answers', 2928, 2, 1, 0.8333333333333334, 0, 0, 5, 6, 6),
	('answers', 2928, 3, 1, 0.8333333333333334, 0, 0, 5, 6, 6),
	('energy', 2929, 1, 2, 0.6, 5, 0.006666666666666667, 12, 20, NULL),
	('energy', 2929, 2, 2, 0.3333333333333333, 3, 0.018518518518518517, 5, 6, NULL),
	('energy', 2929, 3, 2, 0.6666666666666666, 3, 0.018518518518518517, 5, 6, NULL),
	('extra', 2929, 1, 2, 0.6, 5, 0.006666666666666667, 12, 20, NULL),
	('extra', 2929, 2, 2, 0.6666666666666666, 3, 0.018518518518518517, 5, 6, NULL),
	('extra', 2929, 3, 2, 0.3333333333333333, 3, 0.018518518518518517, 5, 6, NULL),
	('listening', 2929, 1, 2, 0.4, 5, 0.006666666666666667, 12, 20, NULL),
	('listening', 2929, 2, 2, 0.3333333333333333, 3, 0.018518518518518517, 5, 6, NULL),
	('listening', 2929, 3, 2, 0.3333333333333333, 3, 0.018518518518518517, 5, 6, NULL),
	('pride', 2929, 1, 2, 0.4, 5, 0.006666666666666667, 12, 20, NULL),
	('pride', 2929, 2, 2, 0.6666666666666666, 3, 0.018518518518518517, 5, 6, NULL),
	('pride', 2929, 3, 2, 0.6666666666666666, 3, 0.018518518518518517, 5, 6, NULL),
	('values', 2929, 1, 2, 0.4, 5, 0.006666666666666667, 12, 20, NULL),
	('values', 2929, 2, 2, 0.6666666666666666, 3, 0.018518518518518517, 5, 6, NULL),
	('values', 2929, 3, 2, 0.3333333333333333, 3, 0.018518518518518517, 5, 6, NULL),
	('mobilisation', 2929, 1, 2, 0.5333333333333333, 0, 0.0022222222222222222, 12, 20, NULL),
	('mobilisation', 2929, 2, 2, 0.5555555555555555, 0, 0.006172839506172839, 5, 6, NULL),
	('mobilisation', 2929, 3, 2, 0.5555555555555555, 0, 0.006172839506172839, 5, 6, NULL),
	('answers', 2929, 1, 2, 0.6, 0, 0, 12, 20, 20),
	('answers', 2929, 2, 2, 0.8333333333333334, 0, 0, 5, 6, 6),
	('answers', 2929, 3, 2, 0.8333333333333334, 0, 0, 5, 6, 6);
INSERT INTO public.import VALUES
	(1, 'totals.csv', '\x19a62637d03db59abeb353cbaa31cf5980ab098cc81d2aa6db8757fe02dfe455', '2026-03-04 12:00:00+00', 1, 1, 0, 1, '{"columns": ["team", "week", "metric", "n", "favourable"], "rows": [[3, "unknown_team", {"team": "mars"}, ["mars", "2026-W08", "csat", "9", "9"]]]}', NULL),
	(2, 'answers.csv', '\x339fbd65ea1fb21efe5ba557f70b3715cbbf9e7abe19e7306fc2c17e3b4e2016', '2026-03-04 12:00:00+00', 1, 3, 0, 0, '{"columns": ["date", "team", "metric", "score", "id"], "rows": []}', NULL);
INSERT INTO public.metric VALUES
	('clean', 'Propreté', 0, 20, 15, 9, false);
INSERT INTO public.person VALUES
	(1, 'dd43973ac5604b308ba5bb19d308c2fd', 'hana', 'Hana', 'hana@example.org', 'hr', 1, 1),
	(2, '3fda0be621114cde84dae71f24daed57', 'lea', 'Lea', 'lea@example.org', 'manager', 2, 1),
	(3, '504379c683964144b52434b4bfcb6a44', 'top-0', 'Top-0', 'top-0@example.org', 'employee', 1, 1),
	(4, '5a7d97ec1ffc48ac988d788ec54f3aed', 'top-1', 'Top-1', 'top-1@example.org', 'employee', 1, 1),
	(5, '0a59e2fb49614a6bae75946fad62c9db', 'top-2', 'Top-2', 'top-2@example.org', 'employee', 1, 1),
	(6, '74cc14c6922742129a8ddae216d8fafa', 'top-3', 'Top-3', 'top-3@example.org', 'employee', 1, 1),
	(7, '4bad17445c4449a28573ce5bc72e7ca3', 'top-4', 'Top-4', 'top-4@example.org', 'employee', 1, 1),
	(8, '3e6ae494c0ba4ddfbd3869df5685cc84', 'top-5', 'Top-5', 'top-5@example.org', 'employee', 1, 1),
	(9, 'f4c3ce4075294f578b8560bc3cf7bdc9', 'shop-0', 'Shop-0', 'shop-0@example.org', 'employee', 2, 2),
	(10, 'ce5912aca75a407c9dceb4ccaf6f8ea3', 'shop-1', 'Shop-1', 'shop-1@example.org', 'employee', 2, 2),
	(11, '9fc092e52a8849db9a118a762ad9a2ee', 'shop-2', 'Shop-2', 'shop-2@example.org', 'employee', 2, 2),
	(12, 'c76f38de55cb4dc1a94bbf00b7f467b9', 'shop-3', 'Shop-3', 'shop-3@example.org', 'employee', 2, 2),
	(13, '32a9c561c7b745fc8e80e06d86df7d59', 'shop-4', 'Shop-4', 'shop-4@example.org', 'employee', 2, 2),
	(14, '76489cc993f0475aa83cd145bf2a0ecf', 'shop-5', 'Shop-5', 'shop-5@example.org', 'employee', 2, 2),
	(15, 'c4a24eeba36b42609045d26e302aa8a3', 'store-0', 'Store-0', 'store-0@example.org', 'employee', 3, 3),
	(16, '5ad431ac82bd4d909753f118a6ca84e3', 'store-1', 'Store-1', 'store-1@example.org', 'employee', 3, 3),
	(17, '83ad7fe2b68447a1b8dc96c86da9f2d8', 'store-2', 'Store-2', 'store-2@example.org', 'employee', 3, 3),
	(18, 'ebe66a846bbf48c99936f61d066c8944', 'store-3', 'Store-3', 'store-3@example.org', 'employee', 3, 3),
	(19, '1b6fafc6242b4f3fa4ad884cdc9455d9', 'store-4', 'Store-4', 'store-4@example.org', 'employee', 3, 3),
	(20, '2e662979e97f451da54b8631c4aa8f5a', 'store-5', 'Store-5', 'store-5@example.org', 'employee', 3, 3);
INSERT INTO public.profile VALUES
	(1, 'Tickets', '55555555555555555555555555555555', 'Tickets', '{"encoding": "", "delimiter": ",", "sheet": "", "header_at": 0, "header_rows": 0, "decimal": ""}', '{"kind": "raw", "roles": {"date": "day", "team": "shop", "id": "ticket"}, "measures": [["score", "nps", "score", ""]], "weeks_across": false, "conditions": [], "team": "", "metric": "", "moment": "", "n": 0, "scales": {}, "date_order": "", "is_cumulative": false, "unit": "", "units": {}}', '2026-02-18 12:00:00+00');
INSERT INTO public.pulse VALUES
	(1, 2928, '2026-02-18 12:00:00+00', '2026-02-21 12:00:00+00', 'closed', '["energy", "extra", "pride", "courtesy", "facilitation"]', 5, NULL, NULL, NULL, 0, false, NULL, false),
	(2, 2929, '2026-02-25 12:00:00+00', '2026-02-28 12:00:00+00', 'closed', '["energy", "extra", "pride", "values", "listening"]', 5, NULL, NULL, NULL, 0, false, NULL, false),
	(3, 2930, '2026-03-04 12:00:00+00', '2026-03-07 12:00:00+00', 'open', '["energy", "extra", "pride", "balance", "trust"]', 5, '\xf04139d4cc801f2f9af6b4f2f71ce7dbaf508c85a7ab44be6210ac6e99ab4752', '\xe2b5773bec126853003e185f45d6c74a0fb25026c2dcffd41f092d9e47beafe002f1dd9475ce71a5e76730e7b171ef32843b3c4272f9ee340286face528fe5bcbf8ecb00225adbcb', '\xd2b0aa17870628f1819fb6df73a45e934dc2933321111ae9abb6bfaa4b553e251f0e6da1126c8bec58d3b511927a4ee413b3bc37f93f9c001481ced1e6c56f52a6bea1d80e615afe', 0, false, '\x50dfcf4d98a2fbe8dbc02b0948552bdc71dbe27e5db5ef7cc6968ef8e9ce8d81', false);
INSERT INTO public.release VALUES
	(1, 2928, 1, '2026-02-21 12:00:00+00', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x46f5b4c15e5c7e0f6c56eb21aff28c3385b8b3917bcba84912b6f0fa70cf1079', '\xcdaee79a57d55bafe0f19729e86589bf880f7a59ecfcf3d8896008ca8e974343'),
	(2, 2929, 2, '2026-02-28 12:00:00+00', '\x46f5b4c15e5c7e0f6c56eb21aff28c3385b8b3917bcba84912b6f0fa70cf1079', '\xb8a1a19b4302b16af97248544a98fc5d0400f2668d3663087f0539efe0926b44', '\xb3620bbb7a294e250d59ab97ea0ed2acb1531682aac7d087077ed2234fccc132');
INSERT INTO public.rhythm VALUES
	(1, true, 2, 9, 3);
INSERT INTO public.roster_change VALUES
	(1, '2025-01-06', 'joined', 'Hana', '', 'Top');
INSERT INTO public.score VALUES
	('csat', 2928, 2, '', 20, 15, 0),
	('nps', 2928, 2, '', 2, 1, 1),
	('nps', 2929, 1, '', 1, 1, 0);
INSERT INTO public.snapshot_person VALUES
	(3, 1, 1, 'Hana', false, '\xd628c8ec0413129f9e9204f5b170a0103a87a2e778697f174d5ab2949b5cb432'),
	(3, 2, 1, 'Lea', false, '\x0a7df5f4568cc769704f458f5f30947ab65a06f41874f69826dd9621bd41f8c7'),
	(3, 3, 1, 'Top-0', false, '\x12f6ef6a1b2d01e064beae32707cefd68f7fa0bd455810f3fb05674ca364511c'),
	(3, 4, 1, 'Top-1', false, '\x554a6939a9c23b14eeedba04e85936dc226dcf0c0044e0225f72e9368363de31'),
	(3, 5, 1, 'Top-2', false, '\x5bae9f46e05c501213fcacb5c3553aa0752e623f8bb0d44887be288bfe36ae94'),
	(3, 6, 1, 'Top-3', false, '\x5f486fc6d6fa73f8358bd9ba4db793c62249f8ff68cfba2b9f088d3b5c8e593e'),
	(3, 7, 1, 'Top-4', false, '\x84a6b51c03bd259138051542fb7b976eb24075c321a920ab9c6c31d8fa030397'),
	(3, 8, 1, 'Top-5', false, '\x382b92abef2aeb829e47921c6af68135ac7119fb846991de50356fc433544dbf'),
	(3, 9, 2, 'Shop-0', false, '\xebd05fa081bc5256dde18f397993361e1e0e142afb3c926936705b8042ebcad0'),
	(3, 10, 2, 'Shop-1', false, '\xbbff3f23699c089cc4d46adb810f443368d36d24c39ff2f9d8850981a80dc239'),
	(3, 11, 2, 'Shop-2', false, '\xc7cfd61dbaea61189949350da835fb43152b50d7fe65b48ed48b617f3fefa233'),
	(3, 12, 2, 'Shop-3', false, '\x444cc937b58a9856f7a1197c57c8fc40d03dc0e3fe07d3a4adbf6bfcede00e83'),
	(3, 13, 2, 'Shop-4', false, '\x5c91d851f9fde18f2681148329ab3bdb54db904a55839decb52bd827eabfb68d'),
	(3, 14, 2, 'Shop-5', false, '\x0fada2a5ef926b995fcc454c46c7d29aea93a5a528a83eb6cc6dd6be62fedf60'),
	(3, 15, 3, 'Store-0', false, '\xa4c9d44f0173b397678fb443e2bdceca8d2b385a02f9d97eac9817dc5f6eb4ca'),
	(3, 16, 3, 'Store-1', false, '\x8f7b56d08058d1f0db6f6c3432de9c15c7bbb559077c83be2c353fcfed86542c'),
	(3, 17, 3, 'Store-2', false, '\xaf129605fb0cb004f72372f2958526885ae16a92f895ff60840d4ffbbd6c523e'),
	(3, 18, 3, 'Store-3', false, '\x72d642f0a17f3a0f271d2e0d4e051e8c5caf1344c3071df5665440530cd8dbb4'),
	(3, 19, 3, 'Store-4', false, '\x295c4557c714453604377b3cb2e813820d818d9f4e938eb41b886f2325f7227c'),
	(3, 20, 3, 'Store-5', false, '\x43fcf15110953e20f833dfeb43a0480c9ae0b167a446d736474bc739c304afc6');
INSERT INTO public.snapshot_team VALUES
	(3, 1, NULL, 'Top', 8, true, '\xab0125dc225106030a9ed1b77b0223eabf7ff005a44fbc0b6bf4c3f4ce41bb5d'),
	(3, 3, 1, 'Store', 6, true, '\x9f9f509f706d69b4d8902ec537bcce8b8cc4dbd3ee5e83b70aac3105dbd5739d'),
	(3, 2, 1, 'Shop', 6, true, '\x6f604b0ccfa653b88754b65ee9bb9fc5c705bda818916491595727c426bffe29');
INSERT INTO public.team VALUES
	(1, 'top', 'Top', NULL, NULL, '2025-01-06', NULL, NULL, false),
	(3, 'store', 'Store', 1, NULL, '2025-01-06', NULL, NULL, false),
	(2, 'shop', 'Shop', 1, 2, '2025-01-06', NULL, NULL, false);
INSERT INTO public.team_alias VALUES
	(1, 'la boutique', 'La Boutique', 2);
INSERT INTO public.ticket VALUES
	('\x003ed5be2da527a8ec2a5c0a4902f2ee83d0d6c58b25c7bdf3f06d7a1054c923', 3, '\xcaf1a6ad7631199afbe98a05890bbca00e710d0a4059486555fe0fd0343a4a92db69e0d29d0d6cfb67a181817223b50a4bb0b9288373b7e86bf8dc463d5a756fac36a01ebc09ad5f8bfcd6e61f2e8654', false),
	('\x00cae166f4b8f0b42ceec3a441986bc57ce40d2bdf29de8bdc240a00b713e279', 3, '\xdc3a48b2ac5ba39b5923dd68f86bf5986c318b122b57173b2bdebb43ad3d6c3ff91f9472c56972aad83e2c180a6630109f5e77f64f951145815d5f1f172ad5de1bc073b63f2acbedf6feebd032258bb8', false),
	('\x13101f37c52bf7f4380dd79e0704cc9223439e15b856e68704742602ef355155', 3, '\x8bdb20c5e99673774cce6d2a08087ca64468b650c51fdb835cca433e30abf81d93277e04081f8fdf3412d0f925705d5fe4482a8251ca1b481de1be6ed4f0be01ccafcb5c82e688ffa870e988f2118241', false),
	('\x135f319981dbfccf462f152c8563ab246eca5e55364c53a72222fb4927d527c3', 3, '\xb6f8a8376663b64f4d350a73c031183aeb5ed621c203802ceea08e6b28e486cd464488d52e3ffbea201c23302deb0fc70777ca1ba3ea82a56ed9bd83fdaf9531afd525ef46a07b221ced00fc368b761a', false),
	('\x3ede12996ee8c120175de59f1b8ab7c241e726ac67e7d9347faa419b45e963cd', 3, '\xec62d6e286f4c97b4689582e5ef4746b25ac7c99b83282bc22b0c632d41d23cbe1ecd746c18877bd951dc50f3e261d1c7febfe815d03d2a6846e39a7b234d1987ef47c5a8aa0e41dd8769a606555e29b', false),
	('\x526687e51f08711a6f98663d7aed0863ae8be44f3974cd0edba2b1fe89cc1d4d', 3, '\x4ff1cd3282b426f5cefcbbb63c0360ddd0f2c732c5ca4201406d657e57b0d69330930bcfd1b5e2c141c7b55c89018c34e1be177b6bcce115a993aba3123c4674aea7e5ec8b609b99abadf04c7a1ec20f', false),
	('\x7729fb6b620c31b201e9f39012f3e029ff43d579939683c3a25409d5cb735f85', 3, '\x32fa29a451faaa51dc4b6d5f1410bf6cb0601c1e4742977e885f0884f84668a4ecf35ea7de32d4b4de51b6b7926c4186731c357dde0bc69daa0924c006f4a19e21ea6afcbe594c7d88e8c2289a581e73', false),
	('\x8c200843249c8be7746ece7f9cc169dd9befa50bfa992b985f512f19ace5bad6', 3, '\x8ddd1a987b76a6f19f81c3fc136c6f7ca97a2581e59cffcafb7c4cce9a1012cd75be3bd97dc592131106ed832f371152e0fa509174b78417b32d8b59fb678931ede5358e4f2067ebcb86c3ab9c461ac8', false),
	('\xb405d0d9cb430f8e9a61c7c35c492c9d0376a85bb4a95855a3463a469e9472a4', 3, '\xcd984323b9b7a9a32895dbceab8adba26a88903412751c4d8916d782a62239783e34088eff3309c41d40306e3df97e87a02710ad2994760f8984112036927b63bb642d0c91e3105be583775c7876e26b', false),
	('\xb8575c43f75aab428cf819be43734d8d860b1386d6e6d663c5c7f96ae11d050a', 3, '\xeddb28894e488a12747602aadeac208f4531ea3574ea4b7a6afbb5c6241e581b8f30012edde883b82f84d7b796f80ce305faa34f9fb6c99dd446f456a0e6286afec52bc50461af182f4868f6f9c18d9e', false),
	('\xcf643fa2890aa5afc0c029b0987605995c8e7fe9abab1d45039b97c3e74a159e', 3, '\xbd772b7c50646623b5cfb364b6bcb6a952fb79ec9aafc4776e19dc9d08092d7219f0c1000c8e5821322c7b2a660ceac19226fcf53e25b44b1230d64c5e8f69313105ce660293ccf1d891b40d35d714fe', false),
	('\xd13be7826e4c237cd8d6c4f750fda70e5e401ef36f741bd685c1e50f094c79fe', 3, '\x625b64c9ad827410f602ac5cbae91eaafefbd9a8c4336a9deec557609565013f7ffe05e65ef40b403cc0dc238d5e7e18b4c0eed720951eb66f853f63f4bf640e9f299bb42f45c498e1a5f231ab54301c', false),
	('\xd2930eeeb416242f582a8df7fecee01ec02c6199648d28c45c74872954b24b7d', 3, '\x1a78a89ef62d9444e798389413169507d402d5d9d2ce1e9f71fb326e061152962f4cbb98605d2ca5a84dd38a760d02184540cc33ce3bad6e7b43c2cbc8fa5225bf0c0ea5103da0fdde3476cfffe6a45f', false),
	('\xe5cc21b19a65301fbcd0816ae5d596d278e2cd898938008f7904d9078261bd67', 3, '\x02844c2b8ef649e1e6264d48f0496b059ce41bea459ea5f0b6c0daffb415d6bdda93d3a3455e74e862a83ef2eca496189fa3909cccff33a68293080c99af719288a0b42363da82bff94574cbe8e1d2d3', false),
	('\xf911237938e6f7b2a94df2b872ebc60a7b0574234cf3da10585ca7678e7c577e', 3, '\x9f7bf705b562ea6abe2521386d1448e5bd3c21daf2dfc33b33f05b63427050ceb00e05fcd0f291914f7aa588cfc7ed4bc175e29f9ec756bae8170c55a29c040b04fd369c8681d2599cddc856fe321357', false),
	('\xfb5e8c316f4e137944ff40bb3398e289292c1414d0c636d4576c103d1fb23813', 3, '\xaed748aaf2263de2b087693332600b22e3af0442fcf0c2801e3405e666033ac6aff2d1c79d7ba6c3033d852f21c3a206bf7e6d46af957917c8aee4da52da137e6328322a041d0d1732a4b1817dd82941', false),
	('\xa1f467ee926f3d326059ea384603cc0f0a5cc69a6cf009dbfd964fb427fd87b0', 3, '\x00370b1026c9fe11ad7284ebcb0a26f0da4fa7d9ae34e9a223df2bf6f506216bc232a74457d1c89f72115baf93724eda18ae21de4fc3fe746a06e6339ad7415ff528e5081754510417ce92589d556323', true),
	('\x51ae3af33277896448fc44a9ff93eee304fe8fcbf73576514fa5c30c9085b762', 3, '\x7fdc76fdf6e803db7fefbe866c5ea30da45dfecf85814c66c3cad7f680fca3e231c7c378a2eff9a4c7e6e7db4186c72a7b7cf1e2fdfb51ea27428b6eee08cad81746ecd8cf70996038692788984e698b', true),
	('\x2ae64cd7f1010833aae166d2976de2daa701c63560eca9071e5bde8ddbc92b73', 3, '\x44a9c99bf8381e7d8d72886ea3dc8520a7c900cc6d7233b5adaa90e78dfc480784c885de421019f392b7e8677e096a7686b2cf2c1b2aa18264cd18a6817d1bd170c45489cf7f8e1c620095f39f01c5fb', true),
	('\xa522640c66eb5981c8c0c8bdbdad4dbc543cf9bc16493fa86898742d834e76b5', 3, '\x49c13c2f7d7ed5e403fae54643181f498b84037126683e88738c70e85f4b9f1c5c3d2993828cc6577fd60f103bd09fc0a808fb8486d3d715966f3aa100f2d438169b0a61825c57097421c5f8ea3d7af0', true);
INSERT INTO public.till_answer VALUES
	(1, 'csat', 2922, 5, 4);
INSERT INTO public.till_comment VALUES
	('\x63636363636363636363636363636363', 1, 2922, 'Merci');
INSERT INTO public.till_survey VALUES
	(1, 'K7KD2M', 2, 'Shop', 'till', 'csat', '', true, true, NULL);
INSERT INTO public.upload VALUES
	(1, 'waiting.csv', '\x7465616d2c7765656b2c6d65747269632c6e2c6661766f757261626c650a73686f702c323032362d5730382c637361742c32302c31350a6d6172732c323032362d5730382c637361742c392c390a', 1, '2026-03-04 12:00:00+00', '{"encoding": "", "delimiter": ",", "sheet": "", "header_at": 0, "header_rows": 0, "decimal": "", "aliases": {"mars": ["skip", 0]}, "name": "Weekly"}');
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
ALTER TABLE ONLY public.counted_in
    ADD CONSTRAINT pk_counted_in PRIMARY KEY (person_id, team_id, first_week);
ALTER TABLE ONLY public.counted_row
    ADD CONSTRAINT pk_counted_row PRIMARY KEY (id, import_id);
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
CREATE INDEX ix_import_undone ON public.import USING btree (undone_at) WHERE (undone_at IS NOT NULL);
CREATE INDEX ix_person_team_id ON public.person USING btree (team_id);
CREATE INDEX ix_release_week ON public.release USING btree (week);
CREATE INDEX ix_roster_change_day ON public.roster_change USING btree (day);
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
    ADD CONSTRAINT fk_api_key_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE SET NULL;
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
    ADD CONSTRAINT fk_hidden_comment_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.import
    ADD CONSTRAINT fk_import_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.person
    ADD CONSTRAINT fk_person_team_id_team FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.release
    ADD CONSTRAINT fk_release_pulse_id_pulse FOREIGN KEY (pulse_id) REFERENCES public.pulse(id);
ALTER TABLE ONLY public.sign_in_link
    ADD CONSTRAINT fk_sign_in_link_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT fk_sign_in_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.snapshot_person
    ADD CONSTRAINT fk_snapshot_person_pulse_id_pulse FOREIGN KEY (pulse_id) REFERENCES public.pulse(id);
ALTER TABLE ONLY public.snapshot_team
    ADD CONSTRAINT fk_snapshot_team_pulse_id_pulse FOREIGN KEY (pulse_id) REFERENCES public.pulse(id);
ALTER TABLE ONLY public.team_alias
    ADD CONSTRAINT fk_team_alias_team_id_team FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.team
    ADD CONSTRAINT fk_team_joined_id_team FOREIGN KEY (joined_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.team
    ADD CONSTRAINT fk_team_lead_id_person FOREIGN KEY (lead_id) REFERENCES public.person(id) ON DELETE SET NULL;
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
    ADD CONSTRAINT fk_upload_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.voice
    ADD CONSTRAINT fk_voice_import_id_import FOREIGN KEY (import_id) REFERENCES public.import(id);
ALTER TABLE ONLY public.voice
    ADD CONSTRAINT fk_voice_team_id_team FOREIGN KEY (team_id) REFERENCES public.team(id);
