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
    invited integer,
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
	('\x02b9a645dee5c5c3bd60b22956bd410b', 1, 1, 'Mot store-1'),
	('\x06c363f47bd8e55ed4b5a91f97ba893e', 1, 1, 'Mot top-5'),
	('\x083d1590cb15c2934bb3d555b4712736', 1, 1, 'Mot shop-5'),
	('\x22101a8368428b1ac2d0e17aacc6c15e', 1, 1, 'Mot top-3'),
	('\x22e2105efe42d791be9698d4e42e6485', 1, 1, 'Mot top-2'),
	('\x3c88ce8325c9e17e9d6e674733028388', 1, 1, 'Mot shop-1'),
	('\x667c357c1acf628ba85c5c8871aad843', 1, 1, 'Mot shop-4'),
	('\x6ad9c1dcc6a27f541bcd706692936f9e', 1, 1, 'Mot store-5'),
	('\x7b8ae55354b45da0f64502de532c8219', 1, 1, 'Mot shop-0'),
	('\x81a43f382bef16c73fefd88c90933a2d', 1, 1, 'Mot top-0'),
	('\x87fcf34da3366d0ed0b6d12fce643ce6', 1, 1, 'Mot store-2'),
	('\x95d370a2cd0c904d26a06adfc4f7afff', 1, 1, 'Mot store-0'),
	('\x9df8dde4c8e4fe7f3ced78674dfa135e', 1, 1, 'Mot shop-3'),
	('\xc06d3f8befd7f0d1d4771aeec0b3609d', 1, 1, 'Mot hana'),
	('\xd92388527aaf48bf0b5189cb526244f6', 1, 1, 'Mot top-4'),
	('\xe8c5e9b989035128d8a4442a349f5374', 1, 1, 'Mot top-1'),
	('\xeb88911a72232b64d96ed57e37fdcc40', 1, 1, 'Mot store-3'),
	('\xf1b15c617c43e9971ac774356a194115', 1, 1, 'Mot lea'),
	('\xf58ff971d86fc534a7839dd8632f6f61', 1, 1, 'Mot shop-2'),
	('\xfce136709fc17390269c4aeabb4a26ab', 1, 1, 'Mot store-4'),
	('\x010d2a74b295438c1a6d845b03dfa8df', 2, 1, 'Mot store-3'),
	('\x050137b078c430e18b88b506060b049f', 2, 1, 'Mot store-5'),
	('\x0f7e6ef04583f3ef31c1c86fd204ef93', 2, 1, 'Mot store-1'),
	('\x24ad38bd3e8a0f8efedf175bb2cf4275', 2, 1, 'Mot shop-0'),
	('\x4742a08ffb6af1689c009c82a1046040', 2, 1, 'Mot shop-4'),
	('\x485109a4c55e7f30eb7976bfab24efe0', 2, 1, 'Mot store-0'),
	('\x52daf9988f6d480d0c7d50e23662c713', 2, 1, 'Mot top-5'),
	('\x59dedd3a3a209ac1aad253f5cfc67648', 2, 1, 'Mot top-2'),
	('\x60d909e3c28709bba0a9b1b29b95c29f', 2, 1, 'Mot store-2'),
	('\x8cdcb23ea961d048f336a3811aba2522', 2, 1, 'Mot top-3'),
	('\x8d9ce2f4c30858ce86354ac4d296ee8d', 2, 1, 'Mot shop-1'),
	('\x97987c583e51569e3e157748cb218236', 2, 1, 'Mot top-4'),
	('\xa59fc0f4c54f2693d7712627a2bbb9da', 2, 1, 'Mot store-4'),
	('\xc65f6f437fbfa2b71e7558115bd4cfe6', 2, 1, 'Mot hana'),
	('\xc8f6aa4754cb9f5f5248536e56135e32', 2, 1, 'Mot shop-5'),
	('\xcea3064909895fac7d801738eb4c6ceb', 2, 1, 'Mot shop-2'),
	('\xd09df209dc02b3386915eb76749d0393', 2, 1, 'Mot lea'),
	('\xdc43daf0afe7d9c8b7881a71a9ac755b', 2, 1, 'Mot top-1'),
	('\xe1f2113334262732c4084347233da0ba', 2, 1, 'Mot top-0'),
	('\xe65b1621424a5d658f7d3a096dda7879', 2, 1, 'Mot shop-3');
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
	(-7853460330578388382, 2),
	(2116326440161837781, 2),
	(6409903934161528688, 2);
INSERT INTO public.envelope VALUES
	('\xa0c82acbb32f431bc96dafece7433aa1', 3, '\x68b0a3bf4e7b7a8e37993c46c9d56124cbb56d02cb48f8bdb56bf7022e85f53ccd87461446ada8cce114f6eb90d5955d487054a0ed071b721ee3ec49ceb5f3b0571680b23d449acb0c72428dc90a21d0daa60f4ad6cd6cb5b508caba79879cd151f6ff3dcf51b696301ed71cb54e54aa1cde0e6ac2da75585481ad1c8688651684ce17f67e046d17e2f7e50feafd4551a8327b4d34641a179df976d22af38d696e4f9b3e0ef6a736906b83794099ed2fd485034d86cd2ffec6ff03a9cbe37e7e4209d300de541124ac2aa3c2bef5c594e050119c68386b5cb2cad6f19b98874e3ca5a1f7e4eb769ac22b43bc179d09da2852ba266e57c75fe7ce3a15f032ae69ca9f4d26b03977aecb2f817f12dd9ac1a3d58c1959b1c41654bcf041faecb664a60b26760ce51cf9eae8f898e7ea5be08bfcbe5dc259f4c75443088ab89c52dfa1bea257dd1b29767195a0dbfb6c78c997224dc9c6a9f7d9c99b55c91b0ce3a93d5a1a7470d99d0e0fb9ca82a36ad5b2f28a7f9a8f0b3dab5b54ade07fe9405bfe1deea88dfcdc9cd8eb23667dcd59203d5016bf599b361e45ba708de281a16f69b15543c6d203a5cf43e8032cd88cf1507cfeebbb4daaf72454812bd74084e97e1499d8002492caaf9e85ae4df49f54590113a366a997552c2c8226c1fd3be909e257d496b4cb92e0ee746f6f7c5f9b1cbe153444664669c455b976652e44dbec24a5e24637ebdeb56559fe2631a9c64680282937064394fe3b515cea5c6c8f2737edc681305c0976d0460fac0ca10bc4c6b651d32767589ce66d32eeb2a2f3a25588e4e683e5968501e0062520b513e801f253f9072982eefbd1979e0cef0ef093c18435b42537523a38a05ed75ee07697da5be0a788d3da806ffb1783a8664b00ebb5d96dc90c13a7fed12f36f73dd5ef4f45a321b48000fb37971f22474a9fefc4dbf6eb4873c4aae1c3f08095f110d69f26cee1646e8ec960f7f6d03b296ef220e9063e67ce5590b334230430ee6a683d95b9ab6a0dc39d5367996e1880f66d879f777645b8053915651a36246b1ad3b69aab5ffee331dcf9d97bddd47c9fd347915238067393070f740a5e9e1683b5b295820266b447923aea5107eafe8d71378e222fc38e2e2371dc7dd5ae38926fb2438c459f3c8c25c191fe37cc76825a797cc23e71bf1f2c55900140b5662fc753210e61fcdaa9fbad4ee79faf05462f78dbcf04607c56a1eb65072e9b4d09144dd360a70786fac99991f53989d2969520ce103480012a93bf8bc56bbc9c218865af66ed354a5f610c9fdb78b81d45ac026cb476c9a3e0907fb6785ed20acb39ef0339070ab4a2ba8c813f2e5e227c5ee418b5fdaeea0bc889b806c880c42361d214c02b4966da4a4d3fd22c92fc334cb0625a2807907e27494a27b23c6e690d5b7f9ed1da02d41234519886b9b3dad694a3013644f239f1201efb516c50ea21205f848a2e51196d77d04fa9c81e4e4ebbd9b3152ff2d13398a9fc199606cc570df8494dcff06e4d50a325822e99d27e7474ed2617ac53daa3fcc0e0fd1385661c9b405f9f71bd7bed051ac757fd9a17feb596b5afa4eb3dc69a88a5bdb48ec88cd630ff71da1fa7be9dcc9d352986d92567e56fb29dbf66b9bfcfb491209a7d769545d750073b540fcbdff856b8e682e406803ce67c519e25fc99ac1bae223870c452a0c42e1041a014f5b733565fee8aed33d2c7746a1246371750cdd2fdddbb2db55c73ea39233d1a425d421ef534288f43320dc81ca2176f6bd08c57396b090ac25253205d9f22fa8bf6c63c42dc12fb03f64b9a0938e2369e86e92c55e256bde78903755c5174265bc4dbf5e30f6cf885be880ba63e12f096c11ef1344ae81806dee8fd71adce270b15842a3893691b221e6f27b77c5eb647e616f954b65430b046ae2d9faf5c5fb1a3c0fcf22b5f91b52628294b9ce4fb64c87ba54c0dc308a7dedd7d4e8118b1f143acc95541956c0ccd9c2eeb84eeea25e09d39313760478a8381da766234fb7b8e0c6ca9df451652c1080b553d3627ec8ce61ca76c256ea19bc1edfbdd8d8d92572e5bca9b113ec8b2696f931649ee35742f4160c74029328249c51c82a2fef23bfa19ae48cad167362ea506e20df11f9cecd1d695284d47ed80b798a3c09320347b25219c481f47c41830a8ef4addf005320f01e7e7d33a2b476f4e9b2f6d09a61ece18372b596f72ad9773ddade63cf675db66294d2f7dd9ad52f65385af07e14286e8eab73f6e3160a2ac5331120d4ac8a7aab3ff1bbe271f96b3d58d1e443113d6bfba33a70357121c55545a0d87e0483d2b66344619affd5276dab4df0b4ef8a6abdca7a28a61b9e30662da17270833cbcedc4393e587ac806356c6f4a54b615c4f8ad184cd58fb41fe18f64f73db0f9b30d872e4559f95c53417614ce4b16d93c139d80b273c1deb5007c4128964647377d6b446f7cbec3546724b226969ad22f1aa2676a4817ba035f550147204a5b1954aa98cb8d32c76f7c14b17b5f2f42f1ca4e23146d1ac235ecc38a80dc92c699696cb317b9eaf9ba2c40ecd3067277d7418ef513c69c40b7c1fd4e50949d79f3197eafb52842a605cb3c21a33879aa58de1ec5df8fda44bfc1751a5f0351a7707ec7b495e3333267f1ef5a77af0677a8f8c8d74cb334db7e9e62bcfe84d662928aa34540c7d684ce10ded8751e6991012e321a5b37c5bea52650efd4c72d42a0d7bb0d029d82295373048220af67055319a3948f70fa3f613fa4ffc2f2c5ef8da0e7ccfd1c8640eaf5c4afdd42b2a27fd4481d6d3a23a21ce8376a4b3e9107cac6012d51091f81cad52a24900031ec4e1cdcdc2a2a9ae7787bf3334206e03a12f1d490d9ccf7c8c84e9c48d272020f71bdc98ca630c30fbfefea15d1bfac5d0b9763482a0cfb4c6c743fb30fc10a9f7f775eb8630446982eaf604bbb46d6946'),
	('\xf3604e60f86ad8420b186d0881770f11', 3, '\x3569fc6ad06afc88534f313fef7c94ac33a76162ea7323a1e768476e5fc91b76c16c7585e0cde62f38f5ba78f700b540989364299f9da89f4491f7943cc2f9790f667e94fd9a8c5dc5b76a3d6b43e6eaa82a19db230d1d135dcb1d5a52fedaba0728842d6548593fa3c0e4686e7388920aa033b80e1be4f6e6975516dd7dcec2e5b37d127381bb31fa28eb0af4b3f387cc0f3d395e399fbc1a505e4ebc82c8eb3dc98ca46056cf66df6d3b4e908956ea7e345c001762fd62c2f991aa1631b94a5dd912c505e675895e5f2edc3e66b289466a10c410a2f1238da4d3489f98011aecc919a1d707cd0d9f814af85923cfcadbec63c4c18218b73d9848e07215eae526a05294bc7b04bb9f0dc9678de2b88a698af8d7f1802bb5bbab28ad3e8504df8bb619c491631826e47315a549b32c1bb006421ac36f4bca9817217a7d48ad2da468107830b756a5f6a23b6fc20098f5b74d0910ef7945c8e492aa4ea800d42ff7734c5134b6e035e5d5e384ede404354fd8984f5c50a78aafee039423bf7d0f286451fb8d5e4268d944b060bb1f4ecb57b5d8ae7c67f46ed866bca5b54562620f2095e119776740828f79316a938c132f14d3d3462973a2d7e022b6555a15b416414f02fa572e09048d65ae82b0659ce21ad27a8a9c147c06cae3dc09b52fdb8f098afef7398244501f31ec26ad98df9b900265830a095852b5dc58cd9c5760969be3cf3c5914bee4e9f18d1b67e4f07cccad4ee3466d34875763d55da39b77ccc11f39595d855c30ff4e397e4346ac4978dcdbff2073b32cbfef43a4a65d5b9604dad5007311979eddd26188fb36499310a85c7824cab9e4f46951790d510016693c581ed4b0d3ee7c4824eb92d08025c9b4f7bca1e1b747e46a100c04c31f62deccb5240f190c1d60516e371ffca5f7943534595e785091735ed56e0f061c60ec0abf157b32a4ca57d013204cc117df034492bda9664277b4cea769b0d731bd8afccf01ab8b311fa120cda34af4f540837432997aebf74eb9975f2ffb79f67189b897453d109d2c2baaa99a56808f3246a4d595336a6978b7059da1e582e1756b46aae10588e9be92fac373c8dda1671ec855d896dc02619613838361b870c5e62d0dda9c04267bdba93c0d030a284eb105b8786b5903bd00cdb78dc51e84fbbe62b0c6526655cf3587a896cee008f1aa446d93adc1614fd50a918fdbb9787e5308f192a6d74593583b7036c08f585585936b5e5c1c74150848d5146b6d29c3b784848cb4bd61850d22f2160f45e6632aaa34956eafd8e5da0fc6f92876bf7d126ec28093284289c8e659f4f01a4a8145b6325fd16d4e300011f8263ff92fa6dd07b1576f91e7a855182cb0b66253a1c0d1da08beacdb55dbe35ffb9c2c1ae3eef611819ba38fb7b25350d335b1187399dc875047a3fed1a9983e905de0827a7d5a3a5adc655ac61ab29ec6eb630b089a1f7aec208704a7d1b4d0ce90772edb3e27e3539c00c972c98686324ef981bbd9023d42cdb6dea801c90e6180e27bb0b391196b406b01f3bb6bb428650de4a1a8b1ecf3abb445eeaf79792e5c4be30498c8182aa412c36399d659b98133cd0c9fc9e606d8431a2a0daeccef8a8b814a14c62289587f71162b0dd0e8013f5e3241c05008be31d5b548de463850f661e70186502c367759a9485b1efe47b0565e9be7278581a87ae9750af7c9bd4c809e63ed2d2af756d77309176254e89a5a444bc5b49836dfa41d70d3e27a22f9315059b4c257012fff508296749f7ef3d11b48d437fa81f01c35df4997542b51d31b8fe032de4f0344f92a7d886f8037bb9988cf21b50369d9ffe4631d0544c1f8a2d3cfffd07ee06cba9d889372e09fc6b2270b0b6bf0c1fc75d38ab6ad9eaa4db1c2398284cfed12449fce5f434a3bb978bc1f34105da9988c697f7dad13b5adcec732562b28b27a8b28780572e476ba300c20d50e08125a3f141da62f59d1ed6f4444fb045097914ae3c4ca8d60a3a8544eab8b9e6ecf46c98838431637136c5692b1df1636dc3974ae7b112f65f1a749c32f027293487eef6998435f819d6aba1a0baa53c001c37dc01f3622025c15f32471f073ef1a1e23859e4ed085e310038ea9b67c9f36929c8fe2815ac98febc76cddac264120f9f1b8fc69ab487842a0a490dcfa333f2a5fde0151c6b1bc7ab0664783725332b93f3144367f75c8ffd5ad780a5f72664c8a6c8d0fe3fb617219d4a25782f052dd6adb81aa561e6462d4834135cfc17c70bc8d12ea3ab0ddbb18d5630b2608787df4382e2cdcd97a3bd7c69563f60e3c650a2e5e65a7ad9d601fa2b70a6d0696fc2342866893af75fb5503da42b207989a1f2cf5c76e5f0a2d8dff662933092b311780574c0e85c02e4c3a7a60be5221a7871a60bc983c56528c4e894275e006772d94564208060c682ab4e05142efb11f658f116e66442f11e932f90edec1abfdd3ddd340ba458e98dbe09fcca2de1ac7e5252fbf2103a42bd31c89cbe21fecb7dab56b29e641e2d50b1636f8a875c9fcbb4a53ab51dae617cad80d6b758d3d6bf4509e6b62510648663f68cbd3f25f2e71695dc3466957a76d8c812d6c5063b0f295f82fe98ca19597a08ad9200879b0e0b72460fb7fd908b53e748db8641a97c1d372147e6a70c64a12cd619c0f3fd2aa1473ff199b75d353273acbc14574b63bfdc90c7edc16f695ab7d92db3cdac92042e87b9024a1efa87b19b10971eff3f10de62e22e9f42bdb79936fb7df03324863f401bfa2547c343c81991cb8bda3985817bd53ce5bb6ea1b862c5fd077c65227db11bf0a60cbbc4391986524659b6eb0b96435798972c9fe9fede61697ff7a8eea1d4a41d6ff0ec8497716b1f973f002f6d6577c15b6cf53fd144cad898dd586bb43c4e2a6613eb93f6c10b3eee8303c79faafecf3f3c6a7d4695114a2d823c15507e3ff1913'),
	('\x709ead800a46819baeaaf6c9577c2d1a', 3, '\xc37cdaf4ff2c5d15d97b496bf1351bae9c2104694581566efa0798bca335ca524de34352f94f8c4cf0cb411440e28d5c96fae64e532772388c986419e6b5302e5e1225f68ef453a07267ca951e942d11f80d88b71e7c3bfcbeaeffa1478fac8732580e081b4e8303ecd1d1d978e82cbac642dd138a7d03c31049a12f446c60cba482b89db0cbfaf4f02e532e61ef422133ed5ca3dbd3da78aa5c2d5f05bdc099059b91006a0bf1d178db1ded120de3aec9c145c8a7dfbfec2b8c0d0c32b1db389d720983d69d3ccc6cdcee64a1f875a522d33107d5b2e5a7b381a0e18d285ad3e073748a6adfbc767b7876cee6702586b1da8884b54bff918a2517533d2e0396a4db4f82a7eb11c076cad9c93b226d63190abf28b629f9f1cc202d71acb9efaf9144dc2be438aa3b3c2e4cbff83fc5e4c1b31fa740d6ff252e678269f5d71701f01f7d7f6e7f33e17561cba21d7853b40c585912b6f694d887345a577a23b1150ed53b6033d1ebd4b2f445e855498c88cfe47c42a743dd4d87c9c6b12beaa057fa56cce746df765e680c3dea530c7d2b0ce82404a6e3f2781b8085b4a351c16acbd76c76538c7c74cc2b6639a107f6f108be8e220c0b9f1b1cf1ad6c466c75f6110bbebcfad10cf9913e05f34eb6649ea655307b71608e7cc668b46a99e1f0c504dec31b6b7539c01ec7512c1128f2aeaed9bc0e1dbfc64d67980c07561995041dcfe4c93fbbf44b2ab8d9cf28d7bf9b3fccef7185439840c474334837c061787c33db88063559f401447515e1098168046f8991df552e16861ac0ec13f4af6586583aa20a6a1a8c9cc31066dbf48a9bea46a11000cbc3464e42cc366af466f8fce48475847bb69f283d0485342941c643553fb9e1fd078107cea58f684619f4e706e7918ebe240e2a3ff0597728c187b28248f813471725c30f8d1b34c356dd9baf9654192001d3cf347847ed4bbba1fdbfedefa10b8dc31eea6f9494f73721e32fc42b2b1afbaa3ffaccec8dcdec054603fa83993fd789d3eb1a23c5fb37795c71e327fd0e5ec8678de1c3923ab132c837d824eeb57817cb5bded2af485549368214ef2465cd2e9815493923a13ff05d9a6085f7add49a85c06fab8b8137ad3d9f431a1452454c793fd18fca1ecf1fb55f2c68479711a91de804cec0b9e5e580114b1067c432fc8ee363aff8c570b74776a2b53b68ab48899fbf5cfa77056f426bf9f1db008f5c5e7c66ef4c762684986711e2bd9682a9b3624a97746b650047798c64eaaad589b4754f04cd4955e417ac20d4edbc4ae8e11de710fa09ca65a54b64591c759874f48b6cef372384f15c21ac1e2f381992a9a9a7ee1c2cbd7576678f1227eeff9fa5c81e21b8711176a5db0da072eaecfb8bd5d24e6f1c5c9db681d7a0059f1a237ed2dceeb1333310c33b696a3ac01ee801e1c2ee3babc0ca35aa8292bd483ab1a4dce85e3d8a682d411d770b66475b07601f065cb6e41fcccf79d0eaf03f1cbc1dc439ac11b4263fa5b47e7800eba4d61ccfcbda189473c8aa886b4f6f6b7e2bcfe6701f5fe97ad590fa6f6af413e25718ca5977211d8e0be07a3d5d08d231cc9b7ccaccf637eacb46b37f13057e746154399f67b9d2e9812ecb25fdd4f396da1078396ecd532f71cf663cf61fc548a2c3575daae21b548c1590f546b697fe0fa0c426a30184594764a250a1484d010e249cc14600627aedad887098eb8ab5937385b9597bfc1774f80330195019f9c5e792295b87a43e393f5b3e4b1fb4d6135b1952081ce1c51bef36e56ff7b06bdd22f4b2041d9587da818fadb17546b4e5333f65b10d2018dc8e0c929e3368a38751c21d5752980e90261d4e4ea54cfac9aebbae90e85a3982b2ac17ee4104700fde27d7bcdedc80ae2271faeb4385fefc25fe293950c62e806d19cf5773af5967510a80514de95339ce08525e6721b6c7744cf377b392d707163d45130843c096634305721aebdc0bbc9ac489c8ded4dfb4268152b5d9dc4f07a7884d738de6d9abc46992a2f26df1cbcfcc308b4f9226732e73d22aa16f76962a098dfeee03cd977e5e11dce04fc795fbe38c20bad7c284ee428a93eaeff19ac84961a3494f8247fa68e5d59644b34726a3da204b5b33d0b24128cac8849f7957378f20f75d8e6482d1383deb072a37ad773fad0fef3df89cc61dfb4810048d84392233bf29071a4bcded039211dcd587ebb7785395a99c8869b5396b0a58c4fd41ef76db280880e2e2ab05d630170cb1d975b4f043a37006457552ecce5ece890558e8085dc5f6cfa62b6468bd1aa9cf3a51803eefbfc5cdfac55fbabe3a9a695e077456db43ef4aea4d82215d16d2e22bc964af07dc4c50348e414bd5211c42d859047ab78b7cc533d8f7b512b5e457503331ed7a2a3d6c83d5ebcb8266ba32b9c2bd63629551d757b7a93dd3fcc062e9954e7d9d8c0c23f9fe191af333c4e90b51a7c66a0c4b0fb896d9dd255a5280f2a9630f9dd9dccc29fe21f0cefa370d423d8eef2b14525b2f59adcddb771aa76298a2ddda66d6de43411b91f7972169769e96271de24289616e16b6ec1fcc30313fefff3dad34fd6fb4720684e2b6b447d00d4aac35898704d792f9d2a42cf6b7b5b67b119779d86124affbd18419cdd2d96b4ba891a718695c5d6889b7626c11d8aae9be6d6c9aaddee24d48e7fd3fdd8e8078eabc523f33fe23c44be1cddb828907217017391a7ab55c8499a8e66fee74eaaf3528b57b7ed434471363020c23267b1ff7c8c0a3905c19f7f6341334b85be5ada67dd7dbb50e8df3f0b9a4c08853ae847ecc13312563b2cb3eb557802ec61c335ce88dc8f48ac3f2e4011d385b932d98b85b062aa06072924461e246de9999843fac13b8ba136d532237a63497a6fbbb3a7aaf574f6252d0be4876c9ef958e8028c48343f769a78e7d522bf9f7580f6c821a7228e16517dc413b'),
	('\x619d47fd6b4e94b5dfa35695bf3e786f', 3, '\xd570fb0da74d10694a9947683f61f2afb09fb90fa85a01ae1397545cb5c86b3b28b426738bcf756177cd1df8e05e18fafa48ea91706a6ce8616f1ea413b08c7e3c2716c3c596bf0eca6bcacf24e29696635b355a3977060485981c4a4f74d05856d5c79016cb6b3b9af94f9c9d6c0dfdcd731085d941fff57ca46ff90f938d6388a3ed79d1f80ba530e1f3f500863a7ad09f557ba2bf2767c385b463630e13992aac65d488765e2075b38d5c33732705173f18238dac53cb4413d4f91af072d7ebd44bd4c771433dcb79c8627c1d4cf3306af501469a2342fbb57c9fd60cc33fb6045f390463d02356e1892091ca162336debe09eb8d170aa2ef554530b9d9f415f3d8d577ef179ab1daca6d05a1e76d274880366745de5fa6a49f06548263a63c22d1dbd5abb08895c72dc414e17232f90b89e39a7359962d2c3a6fca10beab0db9c186565d76bd45d3edbb382649f2cf1aac6252cda2310ad863829d988691830d88fe4721c18f6ce5c90b2147a8ba3ccdfaccac63ca489be7ecb1550ebcdefcc7e5d77d07f16fd1f5f335db4f03d94a15513ab273091cb683e790dd052b84a4b0c72bbf074fabb8fbcf73adcc2613927d11bdeaf551321952dca297f3c3f1c1dffd0d08f92093806c3a9432bedfdc1f03c934670e0fe2ac5046802295a388708cb0b75271ecd1cf6a98b80493edd51fcc5e40f58d8bfdafa31e170a75b41418a9b8d68aa119f81bcf53c23a657ed9e369a3a699adf742209d7818c422b67c9631e78d6452a2bb413383d2970742da3a02c283a6cae8442e9f43dd729cd6ce1ebf0f51d0ec62b6902601d12eb9d146305a12d41865641e368452519b2a0cc0ebc83eaf8a6ea5ec4433949bd66f34cfe10532d6b1f4e5b251c409c6df69707a45ba82504fb8c02d500bc868be5fa1133fe854e7f0490b9ffc0aac0fb419bf7e767cd0a7ad8f6565102090b4dc08abcef04f7a2c153844815cf4f96bd0dc131ac902d851ac901a028c04a14ec01567af5d5c4ecbaba0540cb0aacee4903db2c78927de12d6e2f669f1d544dbaa4e591aa2ae7881e06a1fe5aa6a0ee551e5ce02aee21415b68dacc9f72ec04ba08625163f77918162ab079d3c3404e5f1fa28cac607f75667c5802045ce12a2977c6a49f99c454c87428475b97c3c7c77fcf599cd4b40f5448854b8010433fbcbbfd0ccc1771f00d78c891bcd4435f1b1ea8385bc0d011640626c6793fe1b93fc02ff8956c9c211cf7ce4cdbb250f966a2d2bd52a05be769fa02745ce977304f75a7a7b8f6da6c6242296436b5f0e23136605fa17d16c6beba39dec1aed3eb1cd05530d7ab79ce34d935079734eecc618beacd11ef3dff909880d4b4b1c4b3b3a252ef8d409de25a9d496bb2e422d93101001ba00e1bf5dee695341bb8e94e8c87fe6886c1531151b48bae37b0ce65a88ed3e0d7b7f37cc483a99abecb482f9256939b293085ce871aaa718e88fc92b5016d6381f2a8ad50b19b1d5d1b6422b4dc9f8b522a1eb6706526623dc4df41ed8f604f6776fbf6b92a01edfbbadf7fde222584aa8fc79795060090c54a17101ba7afe8191c42ecf723b1b5be4cfabfdbb7ba11fc53bee776859349bb6a439c8330feb96f3d139a83189bbe41410f131985f8c96ecdf6266098db5f9c748027b49f6c53aea6a6e41e127bdbaceb5bf4985bb9dfe37c666f633f4536386d0c68c0308af064e94c19091dc01086ce3058994c7bcf3779e9997d25a46c2dae65058a034c15712cbbdf4302a9262acf351a5652b46495f0c032e9dbacc06801c78466802194a0371d814c615817d1e35245a3e66847a4f75ac7e8f27eb27a21f341a86fccb092ab980e5ff8b45df6ab773e2620038122615253545d29c6a19133f088f769e98521d111e87f31f290803f1b7786cd7e9782e6c2a95f6f38fd1395fd655daed3e5fd88590a401d57be1509a0ef0151ca9f4bbd7bcf431c29ee036cd8fdf41f1dc1359545a1c9a7e2d712545910238b0a91850d31863c225c640255353a470aef93c24332175623100489f8ce8d04d91dc1461534cdc3624fa79e2b7ce3688d64a9f795a7feca7ab0381ddc8af1f6048d7a21f7e2b21cb06e02bd4ec1dc3a03fd1ed4adee66249dccfe72b0d25d5b918b52391305991d3f56f1b6bdee5fe5bc436f6831937844f3ecb1c08a900b16a816a20402f9b787cc322446185cb42a738ea18ab71df5a7c66de534a80e58b79ebfcbb6f7c48d708f1a16bed595741596636f5871c137cd1a93ee452cd265b56dcf3b2cdd9bc50bf05dccbbf3ad3a6efa13b64604207143331aabd30d6eee6a06edeb42f9fd2b86a898e8f1b3e854729051847fbdebde0f436e7fed80ca6498b74747270ff871c487f49c3f9e3db08b769296390a462c3154994190d77f5ff431622841866e6658017aa8d445fae13f17423518afcb5055586be3de025074dad71e87e6661f104850d027a0bc1a1f1db7537ba7af980381df69c156febcfc58eb5f40880dac5232eb91b3ec20467684b0c1ea38f0751e12ec9344104aefbc4e5f47b6d029cf8685728eae24e7354be1725dddc4d0fc7fd14eaa9c000f12832c4c4fa4191904f0f5be913cf583560d21b02ed09a35039a1026233614bc7156b8da0ac902b641f2b49a933a1caf618888f15a5094ec275bce86386b187ffa18063dd234b04dda3ff4dabaddadf81b562d0a79ce8f0f6aa64a87777bedd3f1bc54c31ba3628019e05afd23e3146c2e5cdd27925ed350596e42c0a8774f4378f49278152da67b86efa842dece50d30a892738073a01f057e6757ec618ff35978d74ee0ae2da528132aaa4e69e6bd5e143db6bef7f241308cea36f5ed499567b0135be4980e441899f24d01d3d573cdcbf7a50ee5db26ad3dc5f174796dddc14684e1ecf78135732d7170e025767c8f30540d5d46313685c1a66c9fdd111f778696abaa21');
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
	(1, 'c48a347f32ce49a0bba98c249a5fe866', 'hana', 'Hana', 'hana@example.org', 'hr', 1, 1),
	(2, '511de9689c324b7fa52cda88db85713a', 'lea', 'Lea', 'lea@example.org', 'manager', 2, 1),
	(3, 'effd4eaa55ce47e2b8cd84ef9a682c20', 'top-0', 'Top-0', 'top-0@example.org', 'employee', 1, 1),
	(4, '393146ae836040ddb27b9a1c36eeff4a', 'top-1', 'Top-1', 'top-1@example.org', 'employee', 1, 1),
	(5, '919c1c1686ef474fbf0064b214be33ab', 'top-2', 'Top-2', 'top-2@example.org', 'employee', 1, 1),
	(6, '58d13d8ff7924682ac44fdc076719b14', 'top-3', 'Top-3', 'top-3@example.org', 'employee', 1, 1),
	(7, '5dc9423748fa4163b08c1d6c0b4719fb', 'top-4', 'Top-4', 'top-4@example.org', 'employee', 1, 1),
	(8, 'e8a76437009b479e847cdb4ff09f229d', 'top-5', 'Top-5', 'top-5@example.org', 'employee', 1, 1),
	(9, 'c5ffc7e38b894324b437fa6072caa707', 'shop-0', 'Shop-0', 'shop-0@example.org', 'employee', 2, 2),
	(10, '0dde68d921e1495c9e9c584f1c4a433d', 'shop-1', 'Shop-1', 'shop-1@example.org', 'employee', 2, 2),
	(11, 'b224ed6e9d1646d89ab284f379a11fbc', 'shop-2', 'Shop-2', 'shop-2@example.org', 'employee', 2, 2),
	(12, '5283dec27520420d802d07b6e683a875', 'shop-3', 'Shop-3', 'shop-3@example.org', 'employee', 2, 2),
	(13, '77b426faaf4c401f83dece3dbcfd48b6', 'shop-4', 'Shop-4', 'shop-4@example.org', 'employee', 2, 2),
	(14, 'cfed7ed5e91c4db6904395c251af8ff4', 'shop-5', 'Shop-5', 'shop-5@example.org', 'employee', 2, 2),
	(15, '1ee2cbc82641422681c29b3191608b8d', 'store-0', 'Store-0', 'store-0@example.org', 'employee', 3, 3),
	(16, '8c97870be8fa42c1b3bd510f84dc3687', 'store-1', 'Store-1', 'store-1@example.org', 'employee', 3, 3),
	(17, '2657dadaeedc4192b78862a9598e5c1c', 'store-2', 'Store-2', 'store-2@example.org', 'employee', 3, 3),
	(18, '2a9c19d8cbb94e9ea5ccb71f22c82ba9', 'store-3', 'Store-3', 'store-3@example.org', 'employee', 3, 3),
	(19, 'c2eb68af0dc64a50bc7f1c21f6b145a4', 'store-4', 'Store-4', 'store-4@example.org', 'employee', 3, 3),
	(20, '8e93d07bbf2b413496d390ffbfa44ade', 'store-5', 'Store-5', 'store-5@example.org', 'employee', 3, 3);
INSERT INTO public.profile VALUES
	(1, 'Tickets', '55555555555555555555555555555555', 'Tickets', '{"encoding": "", "delimiter": ",", "sheet": "", "header_at": 0, "header_rows": 0, "decimal": ""}', '{"kind": "raw", "roles": {"date": "day", "team": "shop", "id": "ticket"}, "measures": [["score", "nps", "score", ""]], "weeks_across": false, "conditions": [], "team": "", "metric": "", "moment": "", "n": 0, "scales": {}, "date_order": "", "is_cumulative": false, "unit": "", "units": {}}', '2026-02-18 12:00:00+00');
INSERT INTO public.pulse VALUES
	(1, 2928, '2026-02-18 12:00:00+00', '2026-02-21 12:00:00+00', 'closed', '["energy", "extra", "pride", "courtesy", "facilitation"]', 5, NULL, NULL, NULL, 0, false, NULL, false),
	(2, 2929, '2026-02-25 12:00:00+00', '2026-02-28 12:00:00+00', 'closed', '["energy", "extra", "pride", "values", "listening"]', 5, NULL, NULL, NULL, 0, false, NULL, false),
	(3, 2930, '2026-03-04 12:00:00+00', '2026-03-07 12:00:00+00', 'open', '["energy", "extra", "pride", "balance", "trust"]', 5, '\x49b5058180895d0c55ab591f77516f180d8b116c4b1b13feb93b222c10ab9d06', '\x45120b40336d9fb3aecb1292a41bec6101629a181b7212f5b93bdc6398248c03daa60848cee13ab0913e3421b487431d82e9abe9e388dc72bbebee0b97ace5e84cc9421389467266', '\x69d369ab1aeaf72f6d455d91506a65c8afebeb92cde673cb26a247bd44ad2af49c578a1b1492ce6129300388e8176a41a9d0c55107a48cb90f2a88ae4ae45e34b20bd7ebf766ff3d', 0, false, '\x5b7b50069c9c4439c0fb3868fc29df40cbf71747dff7fcf4d12a8eb849a2f53a', false);
INSERT INTO public.release VALUES
	(1, 2928, 1, '2026-02-21 12:00:00+00', '\x0000000000000000000000000000000000000000000000000000000000000000', '\xdb357711fb2548a9fa4131271a727b45850ff2e2e809f8493a68f5734e54aa0d', '\x9f218538201e02886f61711237c8e51a0da58db37da234d27cd7c6f6c580f43c'),
	(2, 2929, 2, '2026-02-28 12:00:00+00', '\xdb357711fb2548a9fa4131271a727b45850ff2e2e809f8493a68f5734e54aa0d', '\xc06b7de33eb89972763ddd9fbc3de30516353f9b3cac0f55ccd7c03cedc5a1b1', '\x2f0e6820b2eb2097ae0b5a11cf8ae2ae3cceea47221dd37e89a32c81030deb89');
INSERT INTO public.rhythm VALUES
	(1, true, 2, 9, 3);
INSERT INTO public.roster_change VALUES
	(1, '2025-01-06', 'joined', 'Hana', '', 'Top');
INSERT INTO public.score VALUES
	('csat', 2928, 2, '', 20, 15, 0),
	('nps', 2928, 2, '', 2, 1, 1),
	('nps', 2929, 1, '', 1, 1, 0);
INSERT INTO public.snapshot_person VALUES
	(3, 1, 1, 'Hana', false, '\x32b7df43a9746453012b8d1e7619d0624e5f697941b61c536d98e786ab951902'),
	(3, 2, 1, 'Lea', false, '\xa538a819f45249b91847c3ff1c267c61899d47525cbebe8141f1ec66ea31b497'),
	(3, 3, 1, 'Top-0', false, '\x6120a3ab51763e5d26343a8a3a06e9f980d8748bfbc58a78fb47f4e9c8b6ec70'),
	(3, 4, 1, 'Top-1', false, '\xcc03d36341920df257b1a84491670dcf31b9661891efd3eab0c6f0c33cf82bfd'),
	(3, 5, 1, 'Top-2', false, '\x684f924b69df03212f5ee2d664c1f4064a1de7dc7606ed3ba3ae1eade6fa4e4f'),
	(3, 6, 1, 'Top-3', false, '\x5e5db93a9f486dc8dab1b2a361bdf360b190cb0e2551a2000ef654b3ba942185'),
	(3, 7, 1, 'Top-4', false, '\x29addfea8dccc76d212cabd58ff29908fbc612a19a1f74333102c2de5ea81349'),
	(3, 8, 1, 'Top-5', false, '\xe8972f59a6513aea2509db4e3f07a270073b083b476795a82cb14db1077973a9'),
	(3, 9, 2, 'Shop-0', false, '\xd46b88829410451bab8a3b7675f4205639ae6b44c1cef48223116ec9277023fe'),
	(3, 10, 2, 'Shop-1', false, '\x4e0076cdf9c35d81215161f055ed148eb29017707e6f15ade172cecaa3788d2e'),
	(3, 11, 2, 'Shop-2', false, '\x529fa69b1f9461384c7991725cb37afc76cd7d8f0dcb9481af66eb3b3826d847'),
	(3, 12, 2, 'Shop-3', false, '\x8cfa852841365309c4fc8b7eed39f778c99119576b6779252ac71d57ba5b197e'),
	(3, 13, 2, 'Shop-4', false, '\xfc204e69b365059f9d10453378dbcbe6bae225cbbc81b99f443cd8a7dd3a4cce'),
	(3, 14, 2, 'Shop-5', false, '\xb03edbc38547d04cd006972732e708b7d9c2e75d718f2b0239cfa0b427d56dd7'),
	(3, 15, 3, 'Store-0', false, '\x658123476de639427bd74e06c6d0675f4c3e39b059604d2227908618cec92cd5'),
	(3, 16, 3, 'Store-1', false, '\xccf194d5ec40d77178858413174ca26c6cdf762865ee91245159c53dae2d8d5f'),
	(3, 17, 3, 'Store-2', false, '\x240309768fabc28d7a445413b0cf887fb33368b349ffaf26eef67ae02623aac4'),
	(3, 18, 3, 'Store-3', false, '\x983aae533aa9bcfb09e320d6b8ea76357dbcb2ea764d2c4df7fc0e5f5b79496c'),
	(3, 19, 3, 'Store-4', false, '\x844db44aaf024fcec5d295fc66b9760d0f2942ddbd4ef651b46c68bafc318156'),
	(3, 20, 3, 'Store-5', false, '\x40e9e707a3d1d1abb1336a0c66d312c6626e7975712baaa981347c461f6039c2');
INSERT INTO public.snapshot_team VALUES
	(3, 1, NULL, 'Top', 8, true, '\x1f1c92a462c952b883003f2c18bdfc5ef60421e25c3603838dbf4da3b21493cc'),
	(3, 3, 1, 'Store', 6, true, '\x61dd33dc07172710f7fee047431845f9dc72659f16e8b7de02f6198ffaf51fd8'),
	(3, 2, 1, 'Shop', 6, true, '\x080ff224295f400676ec5b6c0205f1b8112902b941a7f2b20f23308050023535');
INSERT INTO public.team VALUES
	(1, 'top', 'Top', NULL, NULL, '2025-01-06'),
	(3, 'store', 'Store', 1, NULL, '2025-01-06'),
	(2, 'shop', 'Shop', 1, 2, '2025-01-06');
INSERT INTO public.team_alias VALUES
	(1, 'la boutique', 'La Boutique', 2);
INSERT INTO public.ticket VALUES
	('\x0929abb05157bee605574fccb3944dc57cb4af41efe51d3c502e22e4bbb0ffa3', 3, '\x916bebd305b9237559dcc1e1ddce4fd2e3cb24094e2f6ae15b63cb5b2ee38921bd7ea4a00439f4aff7b3331be4996cb9cacd6fca3db1fb98d0b50556c87e8ee4adcc5186f79f11ad7f023b17556db673', false),
	('\x0e0c107049e25a7a3b25b16a70f31a60fe86575c331f70e366674aa7f1b8b92a', 3, '\x51aebb5a9232a8bc5351e88f0b25fc7023a3d701477030e8040b065b6c3f68b29938b5ff58ebc98c719b1348d2efefefc151a80938ab5a3f376b22691b484699be1089a811e99ba787bd54c1829bcac3', false),
	('\x13637982625788c30071ba481e12f511bed91f1664a6f2aa77151e10eaf94674', 3, '\x378dd4fcf983c6e11a76cfb628057d8b64aa28cdfe4b5a61ba4b17a4e2d9b17ec32d138a7099607a83583c516bf65c720617c53c417324f77c0192118351b3366b87a22fe446b96dca2d443fb5036b49', false),
	('\x1f3c0b1359473cd6d6addb97c6104e8fe2e5ad42f2368988bf13cb8835f26b99', 3, '\x4ea0060d9c9bd11cee853a54fe772550e0424adabfd2b046d5b69f79d1244ab590dd24cac11a79e6a225604e5c680c9417ca96ef5c1d4fdefd5ee4cc53a0d806383d48e61a306b744353d1cf37779411', false),
	('\x1fd1f918859cdba7aecaa3f23f7baa6ffd55681a92887c0130e940de5775e021', 3, '\x338eadbbcf38f16d85af6985f8e9b10451283e7bf7d2d9e42254408e34e904940d9eab3ff5a21da56191bef09277664be874076cfb39b5709bb1777b1f90533b0f509fe9b7edc21b9538b9996e21504b', false),
	('\x3fd2d9d80e1a8a7c68c533d3d34b68dd44cee3b979cccdc9adda703ae10d8d89', 3, '\xb66f845612abcb69f921a5be9321ad5c2b852cfd23be8b734e6a4db5c2e1d608ad95bde7ab321c5a7fa23d539d63e0a7dcbf9e90af410de6f0c31e29631280824d7af583676122b6abe829076f27f376', false),
	('\x4035b2a8b973263d561092d17d173c4155db8c23ecd2677471b7226bd1f691ba', 3, '\xd32a6d104dde5086ef2277a211acd0a573f6fe6421e0e2fafa3a658c715ef86d59d9eacbe3d045334ee9c8ea31913c54d392228c1ffa056692c19ab24ded926c8e55c811d0e64b83006c54414efa1e2a', false),
	('\x553d2f6f851ddbd947c2493e8c8ee3a1bacdaba147b638dc2c65808bc351fc59', 3, '\x1010c4efe1e9284a4c029ff8c02c117f404f10869c8eb8b44f317dda2103c6332a2a1581ce0b15fe89a636b373535f14476fbc4bfccb294cd3d38e642277d6f0f19bba3cf94c6d3f695abd1aab85d1ee', false),
	('\x65c3cfd71e1de5a3860d3e3705781cc2c99b35c457f878d9b7d687db8bb66c38', 3, '\x21f41199182f639d3354ca33eef882b8a62bbbb1562a23cf6da37ba2991ed66cd968362d946752861b58cdfa37f3929f30fee20ccf211799181ac6561d8c825124b53e90b8aacd94a71979337f92738d', false),
	('\x7efc33690a299ac1da85fe523a8ba9404c374f53249419ab114942f3f83508d7', 3, '\x698b1949f5287b02306b12f85da541e93987474f856657256b3f04ccc4e0e0b2d6b7ed15238b0ea800aeb45c434d0bab7edb755712130882e2299216e90e5faffea5ba96c1427fc817e9aa1fbb2612a9', false),
	('\x8541dfd2e4c78ef060d0aeb3e7729008facc4bf59de768b74ab412bfb5e512d1', 3, '\x99377f1a064364e07ce2b21d896e68b6af58cba59ff083a32fbb0eb8de151daabee3142990f5544d5df3e933320aefae5917230ce814eddcd0095d9cc550c2a95df69c2cb00a47358f542b36c93c6b88', false),
	('\xb21f5dc3c823cdfe0cc4a008f30fad6ce994782d5a0c527f5f1ff4736b910515', 3, '\x19c21b69d2655534a8df40e75e3c27935eaf00da3bd7dfe2ed7174d9939d1a2e449669d5d4848c999fc3f7214d65b536b819bf2a091f3de70313bed7c7b9371eb04a4263d56ae4d6a6284500d9261905', false),
	('\xbc3e407b25e7bba42b472b2c29cab1d8da8c6bd6d355930ad55b06f7f43a1607', 3, '\x7dcc49a0ce0a3f05e1c3682d95f7d77437633c06e8a50929857f3602b35fa1ca5b8d02979394b0298f9f215c5a30adb7380160a21d44ff3aae75b9944814548b7c27a538411b338ed994a22e688aaa8f', false),
	('\xd2102985f0ce81d93d262917cabe13ab0d0ab9356061229d63cb6b5320fb496d', 3, '\x00fd3e97f1bd08459ae1291ff401f500a46eb1faffc9b4f666b8ae6381a4118369e4d0cbb4989208f7505892307852030125b4e0d04f8e01edb34f189bf302a82365609a31a75764256a237d45804f8b', false),
	('\xe21fd7ec7ae45ece933d097c9083a3ec3b6abc937b3afac2e5e58165a32cf029', 3, '\xd5c1d1421b1c89dbeeff8901909bf314b1e61dde8eb778e8cf8df603184a362e335eff792dcef518090fa2e614fbead4ff87853b518088e8502de03fe0d486570f3dedd6f0a5686b3bd7a22e9686d059', false),
	('\xec0dcbca034ca9a79751085670a80f97aca7aeaa4ec936fbee8d022fc5c66b45', 3, '\x8cd7972437a6857eab5b8c7d1e1b31d3749e7250d89597feabe98b5839effade45d63146b72370d180c4be3da5534075141d40bda9c4687056f11210ab9a60c18741a08bb3268cd7ba28171de0646e20', false),
	('\x2a714b3d2a02638d66a4c0d093ec29a87dc1c265ed26643120e56a707542a47f', 3, '\x2bc98631f7acb590b90c2d9cad7f399a2dec0684bf17089c2dfb4d6c0d0f4af569f0d9f27300eeaafcbcf72f68496ed5de90a20cf99652201262075074d3c857f90c2c8cdb69d1ec94c08813cd7f348e', true),
	('\x773f0b8925da13ca03ef7a60cf99b8c004e0a15157178f63c4d85d88bfdbf504', 3, '\xec659299e6a76f130824c3a0588131ca0c8cff58162be2095393cccb8b1864c33589b0dfdaa0c37a0770207fee9db2a081a59e443dc040b646126215f01991c7f63d55c9fca5e4d7a1cf8aae1dbf109c', true),
	('\x6f08ec7498cb7076b5ff9a266acb9c2fa61f09dee69f4b5f6fa790b78d9d4804', 3, '\x24608c0de51fb810443cbb598d9954cbc23d2e461a5917445790e3587969022149ca6e5d14b3570321976f60a03c053f5731e0c08134689e384448548713b1d1e0df2201bf5b91b3249fd78b2feb74c4', true),
	('\x90c120dcd6084aae243666cd3b4978d4e34f780f4d32941a3e5f19d978fb4d8d', 3, '\xdba8b1bcdbfa6dd745c5e1144e9aa42e07ff96e2e5ca8e8bde6915f6ba14546b20f64029cd4dd86a2374cbc3fb4854b12a96e6d93896110081bbfdb0030f93ec305d86d9577c48f75e7d3bcae171b264', true);
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
ALTER TABLE ONLY public.counted_in
    ADD CONSTRAINT pk_counted_in PRIMARY KEY (person_id, team_id, first_week);
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
