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
	('\x0ed1fd9366eb3d6f42e76bfc8a987380', 1, 1, 'Mot hana'),
	('\x1c7bd636194688fe1880f91beb0c820b', 1, 1, 'Mot store-4'),
	('\x26fb1cd0dd3df96a2e60d71c6ddd3884', 1, 1, 'Mot store-2'),
	('\x314a3b00135c0640a606d50ca14f422a', 1, 1, 'Mot top-1'),
	('\x39bb4c11704763c2406422d48c960ca0', 1, 1, 'Mot top-4'),
	('\x4cbf818b2497f45271a8b48650cb3ddb', 1, 1, 'Mot shop-5'),
	('\x515037fb4a0bc21c1e37dc57107bb962', 1, 1, 'Mot top-3'),
	('\x5b3b6c5135235c6403e2d86ed5069091', 1, 1, 'Mot shop-0'),
	('\x75949c788c96cf6f339850f3cef50f8c', 1, 1, 'Mot store-5'),
	('\x7ba7cc97f0f6bb016688bc50bbf225d5', 1, 1, 'Mot shop-3'),
	('\x8590d98dd26c8f542da60b1211d95dcc', 1, 1, 'Mot store-0'),
	('\x911fc9d6f5c70183bfd48bc5b94baa3d', 1, 1, 'Mot top-5'),
	('\x956134ae90293dd2839459114c7efc44', 1, 1, 'Mot lea'),
	('\x981b54d7ad82294778156c7b0f76dbe0', 1, 1, 'Mot top-0'),
	('\xaaf47151a0ddba5e18f9886a5688917b', 1, 1, 'Mot store-3'),
	('\xabbbd38677fae2b685b3b7a579bb66cf', 1, 1, 'Mot shop-2'),
	('\xacc4e0cf7370da71cd81b23438e72f14', 1, 1, 'Mot shop-1'),
	('\xbb37515dd5a5e9b45f61071a1a6c54b0', 1, 1, 'Mot store-1'),
	('\xd45d01037cdadaee1fd41efd5aa62453', 1, 1, 'Mot shop-4'),
	('\xeff62ea55a8f046b19b2eb0db2d073e2', 1, 1, 'Mot top-2'),
	('\x09238db39ceeb631d0e9f9c3daf783b3', 2, 1, 'Mot shop-5'),
	('\x0ff427d51a7fabb6b030008b8911b74f', 2, 1, 'Mot shop-4'),
	('\x200ffbc6cf3f8f7a97af9e43d7c5a074', 2, 1, 'Mot shop-2'),
	('\x2d57a72287d88e8818c0d7a3bc4042c4', 2, 1, 'Mot top-0'),
	('\x31fcb78a1b351c119e0a3b162c6d6f9f', 2, 1, 'Mot hana'),
	('\x48daf75661c39831ef5e0009928a1db6', 2, 1, 'Mot shop-1'),
	('\x5b209e8d413ff5855aec2d09166caf79', 2, 1, 'Mot shop-0'),
	('\x6d8ef4ac24c8a8aff0ea14dc4114633a', 2, 1, 'Mot top-3'),
	('\x6f0a8534dc9e95bdd6696d49a4f666b2', 2, 1, 'Mot top-2'),
	('\x8af3c63a8cd8219fd2e722bb16723c8b', 2, 1, 'Mot top-1'),
	('\x93032f6ac84f06c8ca12472951b09c3d', 2, 1, 'Mot store-5'),
	('\x93e1bee32a4ee50438318962ead73152', 2, 1, 'Mot store-0'),
	('\x9ee7fc7cc086d3665f6cc3e8ca937a8f', 2, 1, 'Mot shop-3'),
	('\xa320d3dc61895c983a4fab51555cb0b7', 2, 1, 'Mot top-5'),
	('\xb1c32e76a894d3399a39c92ccd623951', 2, 1, 'Mot store-3'),
	('\xb8160d372e0574b99c501f8c80db7e92', 2, 1, 'Mot store-2'),
	('\xc1f8e1556148f46d16e316d71bea4c20', 2, 1, 'Mot store-4'),
	('\xd65396c57b5778bf772e39df73623210', 2, 1, 'Mot top-4'),
	('\xf51a08b3f3f19cd79c2223f50b0b6a54', 2, 1, 'Mot store-1'),
	('\xf7c54c1690d031f1bed693b0277bb693', 2, 1, 'Mot lea');
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
	('\x36f50f32063dda34f22d4a713e07b8af', 3, '\x0854c5cb408fd31016f5454a19fd413c7c7f62d441ac7d4910afb942789ad8017ccddd9125955e99deb025c0635fe061b4d36f1f415bda2c6e0bd042d2b66ea799efdb038b5d4d818d9187a944d69eebb6fcf0b1e3a09cebf8655708e3993ed001606d5380f605ea0da5190e8b9015e2a173a1e5241913ff5afb20868e3d0815aa6c2a85ab94ff1e5438afaa030e8fa1be322b3de9592606129211dadf61e2e020d4f3a95491156afa7fafcf9799ebc729de74efdfb448108487e88db658fa6b88124206ad186028fbaba0f2ee06f24ffe30a9d32dfbea4f85d71460030ff0d2f9cd2a1252e8d0d130aa72b7222ac4d4e5264c5eb905fd194e2abfeced5e09f89b46af96e28ba6c31a5f2ea578ca24301408aca7986d92c8d5a7010fba0b2bc6034a2b4d9dd4e2d926b3d89b9a12ccde05e924b005e744c76ceb49569b412bb35015696b02dac092522081dc1d3c16a09e081f04d5de9f79140d0f75ba629c2ea1573e45de19538468c6626ca18d4763176c08385c9296fb4d17734766dca3b1d8ac04fdfd39b116b5b8977f7d1230ee116b71e333372529d559a48c314745b7887a0105038871edb549d5d6105cb4d845318a79dbe8646c470dd42f1a90620fac3bed8c335d231844c9570e89ef1ec64cc94330175029bb787ca9e960488ab66d90ff8bd0756877acb90e8a05adb78ad4d2065a5cc72ed652d8f501022d821a77f4330c7a752b09afe30f05213afdf242c5812ee63a61fe0852cbc2305f8bc0cc062925c48ffae76e665edfa11a535b7844676f2c32a669a6f342bf67608606982f29c4862899adfb3d3c85b60cffb1799ea3ad5ae58f0d72170629f5dcf0d36fd188f20924957e0ad296a703bedf81c06a67c8f3a12368d9c74496bcae2f516120607f58d92fb5cd3d1614f4d70756033c6c888011e1f04ad84704db61f7256e713a97a3d4558b181e97e9bc3e0b14f74d54fe4e319164e8d183949732b675a94722257cf6b8610134e1ffa523aad5bb0811f5a2fec6b69e227ddc9892e8b210427764a5eb916ae4348f9818a1c4491cc7ff96e07956b4f0c55fea1da099a3368dfc3dba2d9fd911aed8660dfc86c264e1d95cc09a1ff106b64474f0d3ba93a485e8ac4908ee32bb6db9716ee8babbf386cc45a56d37f25d31b0db4bfdd9ddafe2043902ece6e7530cbc560df8bc20c289ce621575d737f860b3c91c3775f5352873fa2da5ac7d814c030a15983e7d6bcea1fb7e09d00c3758ccdba6fe99f498484b424cd7fb079408f872551d1f42c8b028489dd6f40089e72be8d020e04723e783a65f17b3207255697431ec4ca990edec6d2e36733e533f3c471b9147401a069cb1bbe0a8e83c3114a50d2cbe037e391fe41a62dd92987a7cd4235f211a49f535fbf92d15fc03476552cb456fd1871872ed6fbae8a2625b4afa0edeb0770faab3e65bde585c16d7505e00f2d57d87cdbc7a81f58314e4d15755c6a3365cdfe360574da2a99a4ae6f8bef7570e697310290a97ac2fffc57cb81e79c31d8162e0210d7612e347018a7d4dc6f362745f62e80b0867ccbfe0e99dc2b096600b92008f3f2e3dbf2d32150185ccd160bfd652fce59bfe7ab99f8621a9fb0946eae956d95776c0d5405c20a53309028ce905e564c68b3b52dfb85dd128e773d2052bd398b13a63fa131a26be3a227283df0c45f95fa4fb12c1a9d8529aa8e9c54abf4cceb06751c46b013e9b1a9943ef0a977d520b15af8e5234a797e425b93adc9057122b37ef00a11b3ba27edaa23d3422e2db2a50aedb790fd16b270a9d2f51dd5746549e240566f04e16a2c50685c0291c8dd2165741098f7568b699681edd9ec00530f05a15cafe8f255f332b8144058e724eea8a0c6c93f5d5e18eb8a845b90d5a191cd8ff67766fd03ed3b821e6d6fac953f762b5f133c33dbea47c8424be89124ccab29d1211df12eda1e04410a956873debe41439a51e3d4045ded2b1ed8e9a04adeea0720277b198552610658e9d771c83813072e8cb5a1b31e10d288dd689ee3a421d90b19e2cba591b18e57eac31de227e9c42c7f4d77f4e3a79c69b21b79f45df1631aeb4955792c11d0d7e72bc62d7ca44b621d3241b8608d786563e4404ad15ef386158f062bcf281cc710ee83a4c9a3bfa3b987c60ff3a3495464f9db7b761ab1ab7a83f5197991320ad752071cc9468d60b3cc23c32c1721393d99af1b3f106161a4d39f5d1adc31919cef06a903c7cd269a1590a61e801fccc78267957350fac686198517e64674a141c131debf19cd46ed1057947ef493951ecaead3f949c32cd03f946e49a179c9c73052e70b24af46cdd8e6d1a64b73732d88a39d040359590dcf6b72b3610606d90d8bd3e66ec003a1f5398cbab371b4543723026d3340d5715446d1b35495bfc9edbc4ff456639f286603d9a23f6e46e048eec9c184af46bc406cf3c96d9358eac54e8baa06ac3b319e0113b907c3aa27cebb9e7e40e397c16094192c41fb16fb5fa0833e3b2e02fd9b0bef8b1590537beaf02b031384d561911e5907c5c7175f5f2cdb2d53bcdf71b010fc951cecda5179152b28e6944050d2b507f086e3b128b513a3e031b77b8fa200bf601ab9fd0b9d01cdb7a8eb2ebd3d03b25817027b3f3f84e282d5d2dd7735c709dbebb44be142c3820d3ddc1c4b5fc229d6ed6fa70b1162cfbf9257315a7a77029102dcdf3fdaf12c0074731e1764ccf5d0ba3fc648be3757e19671e85473e4f98777b3f052812f519562e068433e7fc4c6000a5ff769382c260061c410178eb95066c5426138b6b388730a97a3b911086fe9901b6fcc937494054ee3839ed0d5cdbc8271b30337874984fba4538fcb028614ebb8aab8e48bf3eeb3f38a93704b617be2ca5bafb69973631153ba6df8a3cb6054d5451a2db14120d9b2493fdd3099bfc3a30194c77af8cdc10211e50de60f11b95'),
	('\xf07f3df24561b5e5651bf04501d3ada0', 3, '\x72f58add69eb546df6513252417fc949f0224457350555bbec2b519394e22b5c9275914db4ac9ee49776815eac5d4edd8ffbb7568801384fc18c299fa68a757ad6ab91e619b01f13c0d34b542609c753bb3353262989b930d5fc17309bfffa58fbc646f94fef6ab37965d7804af9b1c53dda70ad6e25e412935a14cba9923dd599ef9aeb60c6ff7c7b71c616b0c08a1033511d2a1521811c40cdf0dcc1dce32888c0eadcf5b06be767b2c117418fff387901abdb657fefad7cfddf7467f22b2f5823d11a28ea161c10bdd1242d1c176052efce27ce069d0bc30f6f811c22b94b856affe5e1fbeff28186573f8f3ed0bcaac1b9df52e794c9aa6cdce35e40944a264d745eb23f0ba90f78babf8651b3dcae41eea2ebb686316f79430721fddb4bf40d64bd5aadd3a3e0422904bcc57d5c290bcda3c001c8cbb910417f7b49c6c6447a1135a345cc1c36907177a9c76c5e93b9290fdd5db2544a30d217cad67dad23dafb86d7dbd204bc18e342f33ae5d2acd1834996f55c5530df18474b586f27edde0842ae05e31e6104540603c641b4ccee405695bc9c18f9b24d29745cbe247c5a674b70c57d4584403ed92be586dad58c93d64849913658d9761375e28029bc27b5186234f17b41dda9802ce8052d0a8d88c20a1a86ef5154f6a41efbb04afcb6bff3e724322601344f5fbdd971f781d5ddce30bf6ce07c7092eb7d4821e1f7b970283de126378a8dfde6791c4771f99a514172f933493a3aef4b4019d63a9252710dd0b1bbd6c342c255307e9a34f8d46ca98b07db9a957815de04b8c90e9dac4487f82c377aca527d6dcb3788d68701dbe292a975126f3fc123658064b1e358f9b151b65236e6f9bb45956d86a69b98dd5414848308b35061a9546c4d77a75bc4038b524ac0bccc988fb11c8f9d7bdeddc769d1763691e40f83789ecbaa0576e3ae4bbc6de9c434fc01d135f2ecd73024a4786ce6be11311138073b463a44d888c786b49a92eb64aacc20b176125d0bb39e6608161d75dbac04b9a72bd851cd5a4d84b06c661fd150311acad45ddc4468bf691f4e148e49806f9ee1ca6b2464bc088a8daedb8ddcc6e0a9828fb6a720f9463d58662447954e983adc56cafb9da42e2cc794681062339cbd115e53090b66c508b7082b45360b55325f848d8302bf084e020d607344f53605b976a751fa47b6b01c8c80f8829ca5195c317b0f80bafd8508494898e45284498e8a73c7b4a0991832ada58fb4d724ec0dc7dc86f98b18603021b0970a3798f77a916a9c3c0127d5b45169751efa432b4d98420f5c89e24cb3adf5cb3464a2e622b6710ccd16e81e9dc5668ccb945c7c6164773d4c7bc66fed70e3fc70eafd69f1c3def76ba2735a9a3590e0724cbe59ea0480cbe7d59933a8f283b5e343ea12f29e28d95cf64965621722db03964b5c6a6731ee115daf742bc7451db1577b9fb427348020aec4fd8694da334f5529e505f21088965df762c3f53755314a8859eff31c2d1027190d46ef94df1df92492a0a8ba609d99638c596d1e8303aa38df9062d26a4f28594cf43fe176db195e1c960937f97aa3a248b2a773bfbd2d1c0a79320fba5e77b2309ada24290553ead4b42c23cd6e9d759b06675a6661ad31e2c11e4b1e779c73eab68481b1d5a772bccf8ecff4345203f646d1c6651b9b10132283464c40a224ff183805960de335ca0e260cebb1d18c830c50e3b3ecd2207af11c6ea0371d952f0d422d46a60b571d8d1de38a1bfbc525329a1a1627123166b478c444e063220d6ae596356015994568f8dfa17edb08c5b24f8a31021fa134aa9ac7c22cf5314455d4a241695ac0a60bc70dd35c916f6f58473987aa7b4336cf4cce6c5de52c84f6583d4038f5b769568be4f7c31553fb168d56f53070d280f20faa13e1bf29f3720c59705720c2173b9fd3ceea062946fa814d9954bf873770a952c2089c7bcc49ec6155245e5e1e33d25530ff8ea328503dd1d3f4332145552dda868d6eef16ebfeb326ba7a07aa8fe94f39477302789b95f4c8a64ecf35510873a72da005f1b349e75911bbc324679b9d7d821831af808d63bb7ed571cdea10c0df5c78d118f1619a1993b36d9d4a04f4a87d3f2a528deb83057ff313b9c5f6ccc850a07c1e64f1fa393b463ceac6662d69035356bd4fe7a4a5840ad11bd7d16d6de7ebe52c5630294c262dc7fcaf25f1bf0958b1a88c139cb67bfc1df8ddd9dae19763928fd9fd5207be4f91b6ec9ccd50cfa8a92ffee206bf5cf8bd960ec7e48722690c5cefc8af15aea335e9410acd1fb88dd02ee1123cb8d13236fa264ec1f9d1e3379288ad1358e27b204e3b4b6f5e97e7aed952a04578b1709f72bbfb5b5bf3d0188a62ae44c98bc115985117d4748ac05b3e627fb66e67c597c4668ee8c74ae6bb10e2a7e36cf3c7729bd93c71438e11878fc9d60b9e06ced0a50d31d3b108f6e1829e4d5ea6fa1a13e09157906f1e11907b4c95734d5fde79c2f74d879fb8accc5d9d1cc56f5000d5975fc4cda3b0b7c5ab6fcb9e50df6e02b549be478d48c2eca1e39e76e7d2db920fb09d152aa75a2ad905dcc865a7f0e0fc0e2e8b343bec16c99747a512fdc4f822fa5a312ba0849301fb8a989d9778955cb3d194f8fabe4899bddcd29c4f168454464ad8eb22f2e7a17b0dd8bc674cfe3ebae747ae5a014e9b35b1cb0eef8c7a6aeba231d8a496aab7ec974f4502916a9ef0d09c3c00271d4139051d732725f300700448588a95e759ea2c7142213edc9373cfdb080c0cae63dec2fe0fe65de5b4d5debebb325fc4db7cef873920291ec34a7d9927a251e40b3b29cc34268bc2dba8c4cf733775d534ee3aa6020cd5ef29bb458423b41ac2b3788ae23e6991559af5c1c77706a165566e95058fa91ef716f120415a69bc1876bff748933618a9898ea2135a1b2ffbbdcd2bd1945d55cc377374ee'),
	('\x9945e04f9d38c9f201969ce673c986e1', 3, '\xb4ebfe8e365223f5a8472d857a2522ffda54512be809752a982edd3402a6be19bf5c9fe3c9bc250be43c24114092170e584e14338b66492518919ae30348d525485c461682765243031b6ee04a3fb22e424d17df7eed0230759139028dea7889a6c955c27958ea7327437689188e2d651a6a1f522813b1a4c081fe140071dceff63118a3cec7e6e0ee588b28d5402f2a95fae519d365a1cbe1802155c5672b9c4d63e5b940c974b577ce49740f5ee5cad4386098b87eac9fc1f852a9b9d0151fc949d51372f3d0e7a0be77b2982876492980ed45e48124319c803f2913d80be1b7fb902472419487288e97f8ed5cbd18bb53ab1549b88fbefb5b875c56eacb36453a41c259bec08cdc40d488cb898f920a6fa68156caf0319656f499920a1076947aba5366554f280f4dc0cc5011c6f7c1c54fadd2eebf1fa340eb6c698d6d6c79aee8334eccb3d525eb44c1da7b3a7d9ff6b1e981da95d84a13695b8a8487f6f3e06bc4d9598c74e552574ff17b4d3a50e1f1184805f92e36d4be4411f110a40834a587302ba5a9eba0705237d1aef784b746ecba9964c0cef3db089773ede80d823b3f9f6f974e06ba9919b9cec292a8cf9a14a6154d76843aecd6c94855f7d6564c8ef6031aabe6f8bfa5653d161e745d40be0b5e401c6fb2f8ba1eed1f069e7c5897a2b806c6063abaa45ad4be6b32f4d7a0982b668abebcae61bdb908ea72de787b14be9aa6786d575e5ad5239641fd4bcc736e692d34cb5c0a1b096198878fcf463942d50a9c539551aba6ab18f9dd19f93aa8f3c4d5088e2839828a197c1695a0e101a39171198627d5124f11e965990a9941892b04467750e5b18a20d334c43eb0c473b66dc5fd645f76afd2a0abc8d00d254cc78a35982bea29c01c818d1a656b93adfec393a7cbf6ca2fdddf80c9daef623b7d41b3fe8f40afe5874aa7fd199e07322cb3b26350dfb3bc1f1a2555c2e4531696f41e87600b6e159fc84d056dada66dc7c0e1c8fefb654d9980a092a873062d08bdab4c189eb704077b2956c2ec448adf3775c54501c310958165bcadc8f7b1fa1dd1d1ac9bd43e69982810d27da72294c9777f79fc7eb6a36a3aa6c9df2adb47a0c65b9681662e1c9fc1cbc11615934d6613daf1a3667287c1603255f361ee9806a2a0ec2cce528f0f9344f1972de643248af0f7b2963629b98ac5fc25ff7c6a0e3fdd7e58ab058fe2d7559e898755bb7a2483c7149eceef6518ce04f2f95b377ab1f76ba34ab329097bd21402e6bee55f42094a5d77dde9f5ad89ed4250b8983befb0a70acc3a2afee492d3b46f7e915fcdbe3e52844c5e4a795aec4c10c65dfaa519d19f8b7ce6e3617aaa0a6927dbc5a1f764e6f1a0f7681b8f7e5223805469e7b44d32bf989a72c30356febdd91b18920529fb30f340c62b999eb30e476b1928a766980639a2588d2fac3270f1d797a52ac1fce1e7bb1a63a02f6c1434415cc95149a86312fbd0b1a4df13ce34c048c4bbbbad470f61e19cdd80e2e16a718312f54b661d4d10898440cc20a31cda736cbbbaf4e28d130180293426e2efc20d96d4d529a410e6a07cbbfa0aea4a504883d4d605dfd272eed8c900c254048c6676952ebc4e84ffc2f4dc585e4da84be6519657a99bf154ecc20a8af74707b11d47bc170d2e54b52fa46cd104eab60c5961aa71df93eac39a8f8420ef0b4cfd744ace13459a625350a5a3e12e68bebae91fdf7fbb48016676a031a51d942f998474c45f8e5ef02d0b683fcb10e01606678570fb2a793fd4baa46e8d6489db56b46b39349a64209ea47119d64bbd5367d38e033a5aca21c7c0e509cf4693ed4077fb0cdd8c8e051c780704d60d2088b086ad4424ac4abbc67723d932609caaf6be93fe7bafaccb4ed55c10338d7d7643ed546aa5f7dc77a5ad2282134464dfe33b11bee28abf3bd966501409efecb7c2fdb0f282a39798e21846000b36ce7e71d58782c23ec1d7330c645711ec722cb70089496d62ba93017714e9be1168e65d15515e884331e75ec7f44fecc54cf1fc741661de6586b3d7600938e9f5f267c0b51a21f1447612252284424eda763221f75ab00d1acd07595d5c5f1a2f83fea3b3d9180625814c8d8c40c949c1b6751dd8e5f86f101613e3830593e23ceb46fbc1828817e23dc0c077878dfb017ed02f6ab67b90bfc9a52101827e10562fb4978a1a68d54878d48fc5c73bdcce16a2e1a0d9e4a00e48df3ff539b0aeaeaba6870790b0c37151d2d2d75f42d200c765f9a01b83f135b63187aa03c262db4942f4734abd7bdb4363bbefdd6b72f17a4cf74cb42073cc71df131d0fd8d8c1b5bfa5c742aabc7cc030891cf62b385daed2a5334a3fa330ef5262ddec44cbb1d7e19d8e7c3392dc7239ba205e9acd99d677d208c37858d985396553175d6d582b7ae0525dde03b50fdf6d4b0ccad921e0f38688aad28e504d13705f0ab3ec6cb1f78a235f79d38606534c76b00fb57a73fca47411b17ddb6b1922ca3ec08f8b8e3ffab431d7f66fa5437ade87ae1348a1b64dd0ab17ae623913d1ea6b6386b0c98a99b22083a77827c12e67227e02bc70859244a615c75c7aabadd1d7af5ae3db9ba880a2893b3cd61922c528633922b191c78bdfd6fced6474a363dc54255137e54a2febc5a1ea3f45c5a1a0dda9a939785ac5ba5310adfc09710ad7f05a0b3506070b6b6ab6d86670eaf7f128b32b596e958fc9671249478ebbfe77951005a19c47e21ab88104526dc6f1df245388fc15ef2947789a94a8e092413a57ba1b4dbc2dddba38a572c0587c1895d6d239e507da2e8ca182a66c9cdc3633538610c87d1344fc204f5ec1d754d394f313daad88630566f404b7aaabbab1ab6d999b960a10f9d45ef48ac367edf8f5a07e080e7df8e8ad72519565c004810d188e6d0c5de78713fbeb36b5e7121dceba2f35cb00cc7d9636289891ceaf'),
	('\x17cda6f33ef04286b1e8130b21a7791e', 3, '\x7e76c4ef9f55d381d72266b9849d8ccd6182b31c2f906cbc235fb63d74c965327c5abda8185dff8897329cde1a9ae9e88c26c014d91cafe7fc83428bfa6e0af5e25322ea11c1efa9dbae16ee9b79afd38269a717b6c4de69b4b0bcf74ce3583f82fb19b3f3289effcf91b501facefc4374426a91d310c0c31bc46b87ba546e233f59a0c48aaa6567fb889f9c66c18756ff2304b269a5f4347a3c268a2ed8c2b8e4111f291e5d9a99af3ef00e95eb728522083ae1d455d0d16cc0fff101621fa9f45fc5ca90b7c3727d4555687d3b7f4793f63dcfdd0b239cb9a1640835780b5e0260f8a4f8d576171f60aa5f78be7f9bd7b223fec8ecd8aeee8952a17a6176fc0577dbeb2ea08eeafed35a2875c5eb09b33ccbaea0f9fbada1e81e962f7af2c72e2b062dae8f89cbfff61ce5a8647ff4c6dcd71916168e1778bb2fa934573c944bd1f9a9d67cca10f31c5702ce3bd018b0b40203925e8e52a4e1ca210d80090e314e99e0dc4ce396218c7af92306e85ca738979d30cb6c18da23e87f628643ec90e766a84d3d95396a121dcd5ef036fec30e36602252f7b04781a1512ee3e1c842c9f5f6fd673a0abe5539136c7e15521da3d70eef5208ef074badc72f760ba476e5ab74955b9ccba11757a33122ac3c2222b94bde63a42e5d27c09cb3782df19fcbd7f7b50019a88aa558634804495908b6cd8c7bd29792b3c58bfa9fb1d12cb21248d83784435cbaa27662ed36f2314c8ffa38fed2c795e762f63846f573c1c171a62e5f25e9989cdab9b46d828b1c310a5cb27239cece3022b2a8ac3ec7211f8ae791daa2a305f5c0d041d261ec032abd1eb0be039a031baf2b6f16c066e9a89c5a39321c77d8d0a56ba09abfa177dd7ad049f75f9d890532ea030552ff1ac2c309c8a006c347a5bfd078027a9eeed5b9ac214c264e47432e9d6cb024069168f5bb1c1901ab77e1d9d3942feaa866387bb8b06d30f58eaf5254139796a5fffdbcffc29e2d344a56d58c0b97887d2d3ed45a882f393ee1371b74e71b99232a110b38ab909e7c2d295e1d8bffab8357771a30a63cb1ba7d3d6b0c0cccf0c399efa8d269e543428467464fad0bff5371d2dc38652019291d0f6285d1ee2063d723594d3b7f7e0e93315257c038c085762e1f2ed2f978957449182e86ddfeb0643afabfc04b2f13dd17713d2e595d4e6eed98e9516fd97c460c923eb977bba8a6e1171e4d0dc5549202ac465e90b4f299a1c9d340b482decbd7a8e0ea67b42150440d6d9ddd3a93a50041b9d405af095f49db03f4e64d8dbe516855c752a2820e04ae379e0559eb47b4893e56c7e4f2dc65527dc97510f0ddb86191fcb06d710c39243e6ec376dfa7c24f4b6b9bba51f5d277a12f1211701c4c311949a2dac9cf3fe8f6ce15ec859427ea5bfbc0f4dcfe545e635ffd3dd1b250597b69e0b0844509735f076aa8ab6933b38cdf5f9da1f8618aa9f040145857f19271fca30997d68ecaaa41eff5940227530c3fc840562df83b065d64f6b1105d82eb5b9ed4ece05e7f50827a365362b71f356d7fe80bdef220d4e662f80bd5f319b9b40478e02e905d67f1b2e622401399447a5c0c8a9b65ada8459a34392f33c57a42552441fcf727124688ee59c441249432ba0098931a31c9b843460e39d32d10aeea6c13aa804d5715f323b7d03f5b6c859c9dd8ef0422b0586d2556c0014bf6f97878aed2b672eeb4af615bc1a42da87203c818ca81d7f168cf546bfeb2a98748e8f5a51c9f24022257965b375d7fd4211505735785c7c5d1bfe9ec71bc3f478d3aff1224f05adf8a9559f74d0aca84f947196ccf652866998576ad8c413b488560257193af8f06a985d381d1d03741e8ede9ecdf7db5ff5420eba68d646b7e8befc7d3a0aaf283d8b5dde8de7dfbbbcfc271f87ae12802eff0d76875d44db1082bab435f4b65d6bbb8cc00550e4468bf20498eb900ac561015493ab2568afe0de9f41c2ef74af47020a93033ec607c2740ea94ce0cbf781f220dbb4261e128ef86d23212ad6d93c66e605982240f2bce88341ebf98ccdd24362cd4972b8ba5ca3c192396c7c2744d67c6305373dab917d49ca5f24416e4a415c7610756045aa1caecc8f73c2006819e6564e31faad2b3488d182451d1ef05f055f93556f1ae64bcf93471b6a18241e7beeaeacc6996f4bfc7d94832480b44ddae7badf003c2ac9a259e871c2cf51cd8a0e8807e5415d3bb94a0a7fdbb829585dfab0ed9c4a3c93c81a1ed5b9ff6172519465242233af7606bae8fab7588de87b33e65f730aff248b7e5737729c8e7f1fea6f73ec595d777dec71f97961a738611f70ad3575f1f0e59b4a36c091d63c62c56fbca7bb1f31a5bb5787275e335d9928730f447eefa6a003b2baae9740eba7b67e5ff3d6b254e28ed06c4d10883e3ec9a2040da942153ef3552da07e3c2e1afd01fe94daac93dc3b67df2af307fe9b36b4b81039c706d160da1e1d98833a457488f7da2761c400011147b18f2a7c7ab9cc7686d5e9f236d427d4966458cbc735c8d6a06ddd286ec7be6817244757009a1c1c1a55564b571e1fcf17c6dae719dece9b1efe9e7babcc67a19dbf5af0e6c6c8b79a5d2379260da6b07537aa744b89290aafe94cb2d97159c7cfdd4310b03352ec07e6ea461267c544dd057bcb2846b39d36eb0a5bdc11c478361be8f1fde4c3ab717bef74ecf47fe3305c6846c011b09f208d81e62312f5e1d621780e82ec42ed9e4113d52e043c245216bced88b889ef2137e3ad2ced2c023c8a664548266094cf0578d7008c16f5b2ec6bc2fba86800bed815941a46143090d28a68aa1f70cc7bbb8cbbf9b0dab03305924ab74c7ba5466501d84cc9330fb4b18b6e6f25193126b402f1f84a6e938b60de1575009fbe7cc7ccec7816f28e863699f9a20984e871dfa5cec993dc6db68877f6297ed33d13cef9a2ff684b6');
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
	(1, '92f96f8eeb1b40729dd800df36e731ef', 'hana', 'Hana', 'hana@example.org', 'hr', 1, 1),
	(2, 'a7a8e1963832488aa20c51f733353d5d', 'lea', 'Lea', 'lea@example.org', 'manager', 2, 1),
	(3, '58f55846f0024f9bbbd7716974008364', 'top-0', 'Top-0', 'top-0@example.org', 'employee', 1, 1),
	(4, '168850b5aa944770a1c6d12f9a390258', 'top-1', 'Top-1', 'top-1@example.org', 'employee', 1, 1),
	(5, '9d4269ca8d934ef7ba2632a484ff8a9f', 'top-2', 'Top-2', 'top-2@example.org', 'employee', 1, 1),
	(6, 'f360102e0280434caf42771eeb576e87', 'top-3', 'Top-3', 'top-3@example.org', 'employee', 1, 1),
	(7, 'be919559ae3245b1b3c20d5f9526d0f8', 'top-4', 'Top-4', 'top-4@example.org', 'employee', 1, 1),
	(8, '751856da0f234b6085daa4952e347b2f', 'top-5', 'Top-5', 'top-5@example.org', 'employee', 1, 1),
	(9, '8e06e2fdd6144a57bf6ba214277e133c', 'shop-0', 'Shop-0', 'shop-0@example.org', 'employee', 2, 2),
	(10, '9f102bf6eaec48e0b27ea68d16079fe2', 'shop-1', 'Shop-1', 'shop-1@example.org', 'employee', 2, 2),
	(11, 'e68d5ae8cc2e4957bcf371d3a01fffb2', 'shop-2', 'Shop-2', 'shop-2@example.org', 'employee', 2, 2),
	(12, 'e8d53c4739a3497498f5a6bac8900b4e', 'shop-3', 'Shop-3', 'shop-3@example.org', 'employee', 2, 2),
	(13, '22488c3c820f4b47924af7352642fd97', 'shop-4', 'Shop-4', 'shop-4@example.org', 'employee', 2, 2),
	(14, 'f2171ed582804fe8b4b46613eab22d07', 'shop-5', 'Shop-5', 'shop-5@example.org', 'employee', 2, 2),
	(15, 'd48ccabd06e64c94882fe082d84e5368', 'store-0', 'Store-0', 'store-0@example.org', 'employee', 3, 3),
	(16, 'f03d1461f5fc4cf4a4b87f064d435844', 'store-1', 'Store-1', 'store-1@example.org', 'employee', 3, 3),
	(17, '8472cd54623d46f3ab377bad575ab5da', 'store-2', 'Store-2', 'store-2@example.org', 'employee', 3, 3),
	(18, 'e0c8979a9ea94956ba1d38f66faeb6dd', 'store-3', 'Store-3', 'store-3@example.org', 'employee', 3, 3),
	(19, '0e00a874040e499ab9b700a712647e79', 'store-4', 'Store-4', 'store-4@example.org', 'employee', 3, 3),
	(20, '848c1f64a6704d60936e7ab517d05c60', 'store-5', 'Store-5', 'store-5@example.org', 'employee', 3, 3);
INSERT INTO public.profile VALUES
	(1, 'Tickets', '55555555555555555555555555555555', 'Tickets', '{"encoding": "", "delimiter": ",", "sheet": "", "header_at": 0, "header_rows": 0, "decimal": ""}', '{"kind": "raw", "roles": {"date": "day", "team": "shop", "id": "ticket"}, "measures": [["score", "nps", "score", ""]], "weeks_across": false, "conditions": [], "team": "", "metric": "", "moment": "", "n": 0, "scales": {}, "date_order": "", "is_cumulative": false, "unit": "", "units": {}}', '2026-02-18 12:00:00+00');
INSERT INTO public.pulse VALUES
	(1, 2928, '2026-02-18 12:00:00+00', '2026-02-21 12:00:00+00', 'closed', '["energy", "extra", "pride", "courtesy", "facilitation"]', 5, NULL, NULL, NULL, 0, false, NULL, false),
	(2, 2929, '2026-02-25 12:00:00+00', '2026-02-28 12:00:00+00', 'closed', '["energy", "extra", "pride", "values", "listening"]', 5, NULL, NULL, NULL, 0, false, NULL, false),
	(3, 2930, '2026-03-04 12:00:00+00', '2026-03-07 12:00:00+00', 'open', '["energy", "extra", "pride", "balance", "trust"]', 5, '\x8999b3ff9750ce60fa7f05ad70d9f2afca37c1a133e9ff1468e27c4f30c45774', '\x2e03cb16b3e5d7401fa5d4350046cc547a1b99035086cae938673e78a06895693a90189bf2019adeb14d07b481ae210856fa77750ce7878aed0d9b6643d0fcf53832b18ea48c1d67', '\xaa9633e3c8bf96b8b1077d1a339d63c23ad62f24e160f088a67befa64274444938705fb986e00a4928d35458fce17531766f7050e1a0d0b536cc35b286b9925b6ef662f4113824ab', 0, false, '\xeea3d2a0a55e73d264fa0c50660c4ca88b4d878e1d19427464ef55c4aa4b8eb6', false);
INSERT INTO public.release VALUES
	(1, 2928, 1, '2026-02-21 12:00:00+00', '\x0000000000000000000000000000000000000000000000000000000000000000', '\xd476d034b394845582704a485c8c7dbb495687105a46910cc3a0bdd4448d4ed7', '\xd2514958635f10e18ddb1de20684411fbab3ab51006b687e5dfa8adba25a528c'),
	(2, 2929, 2, '2026-02-28 12:00:00+00', '\xd476d034b394845582704a485c8c7dbb495687105a46910cc3a0bdd4448d4ed7', '\xca6799055680ce1a1383b9901d5b58a098d08eba660fc257480b459f1716a359', '\x6a980d6461891cc31fc6a2a047e6849e1206a1586129334f9fd7baa835e0e103');
INSERT INTO public.rhythm VALUES
	(1, true, 2, 9, 3);
INSERT INTO public.roster_change VALUES
	(1, '2025-01-06', 'joined', 'Hana', '', 'Top');
INSERT INTO public.score VALUES
	('csat', 2928, 2, '', 20, 15, 0),
	('nps', 2928, 2, '', 2, 1, 1),
	('nps', 2929, 1, '', 1, 1, 0);
INSERT INTO public.snapshot_person VALUES
	(3, 1, 1, 'Hana', false, '\x1566dc2049ddca247be1f62366bd8bb29ff7f4c15be5a4da748fe0588d479de7'),
	(3, 2, 1, 'Lea', false, '\xc18bde13b3f00edd9ebb4387a1a33814b36363aff8e44e6fafcb5b6a092c8f2e'),
	(3, 3, 1, 'Top-0', false, '\x2cf6560ee1bd0a0f71102c47e7c5332c7e4a58c0c05f8a67b0ee7a7ba30da1b0'),
	(3, 4, 1, 'Top-1', false, '\x56a9365392f3b556ee369b79af749ca32d0379e1c49096f769cd59d0e758f3e8'),
	(3, 5, 1, 'Top-2', false, '\x51adecdda7b1f7a44221a4bb390473fcbd003561a9e66a1fff01fc1c99464bcb'),
	(3, 6, 1, 'Top-3', false, '\x0da3e74bbb346ce8afc5807a51139229ab1648e0a36b379a63bae24626b065da'),
	(3, 7, 1, 'Top-4', false, '\x1a8d37a8b39a69cd83b3d4e1f3586bea2224711835fc81749f8ddcb9c9a99655'),
	(3, 8, 1, 'Top-5', false, '\x41ee0925ba27b873e84e43ce738c005a9a01f8aeff140d6bb7f533c008f27c15'),
	(3, 9, 2, 'Shop-0', false, '\x55b1b54a30643029d699f29c7f73ff9a61a309b4bdbc6adb950d508134f4aac6'),
	(3, 10, 2, 'Shop-1', false, '\x31900ced6cc3080f5592f3d12ef35832940d1b673f1edba7135f73e5dc3932c9'),
	(3, 11, 2, 'Shop-2', false, '\x01ff14cd3990cfe2efd1d2267fc6226d63558ff4cb4012a9bb89c149459f38b8'),
	(3, 12, 2, 'Shop-3', false, '\x4c278a44463d8ae85907e21142af229e0acd57bf90de22990c9e1645b7fbf319'),
	(3, 13, 2, 'Shop-4', false, '\x263a6d963679ffe49b64200a45b4c30afdabd48971c4e4db8e7b50e6619c2d0d'),
	(3, 14, 2, 'Shop-5', false, '\xec3dfc02afdbdd7a0a3e962f8c984e15e13d19d35869da144ca18af539a52bbc'),
	(3, 15, 3, 'Store-0', false, '\x548e422dba3a6feb4de1fa58584ae295dd25cef08d43e36c5708b3f971feb975'),
	(3, 16, 3, 'Store-1', false, '\xff3a44a7bd256320a70de29bb76c79595d24fa6795078a467ae2fb178acb08c0'),
	(3, 17, 3, 'Store-2', false, '\x7f0ca907af390462185a447aee4070d38ed36f279ee6616a353d76aa61ad780d'),
	(3, 18, 3, 'Store-3', false, '\xe0ea12974c1bafcfc05d4535969b6543050170336595374bd292d7d555e961c1'),
	(3, 19, 3, 'Store-4', false, '\xfcb5dda1f4789559ba8f19f9fe3392661d4875ee3f0772f3f4784972c8b60070'),
	(3, 20, 3, 'Store-5', false, '\xef79362a747b7e77ec13b801ac71d2d414994c6be073990b7e810e82c3c1a7ad');
INSERT INTO public.snapshot_team VALUES
	(3, 1, NULL, 'Top', 8, true, '\xada5ea4c3e911089b65ac2c73ac074f3e5980ddf60594c540f557fdc16f28662'),
	(3, 3, 1, 'Store', 6, true, '\x352e330dbb4d3d44d7c1cd2ff7e3ff1e1779effdea1e704e92a7056907540d50'),
	(3, 2, 1, 'Shop', 6, true, '\x9d183cee28a75e5326a9748d7ec9f324f69f12e1b3f05672db703ec7604d77ca');
INSERT INTO public.team VALUES
	(1, 'top', 'Top', NULL, NULL, '2025-01-06', NULL, NULL, false),
	(3, 'store', 'Store', 1, NULL, '2025-01-06', NULL, NULL, false),
	(2, 'shop', 'Shop', 1, 2, '2025-01-06', NULL, NULL, false);
INSERT INTO public.team_alias VALUES
	(1, 'la boutique', 'La Boutique', 2);
INSERT INTO public.ticket VALUES
	('\x053d51f02792b611aa925126182c4069e56cacf865930cde93b154f932bf5531', 3, '\x58cbfa628b0e8fe81b242fc1a87f2d23ef12c35cfb207fbb9d56ae80bb933824b3e3a46d2a5ac95841aca1306ba837aecef7dff1565a2e632d10b247f7149341eac2ad45870469f36ce14396953a5516', false),
	('\x13f873dce2a4d613603d19538b137eae4ab4e3c3f74a664e76a1c1edff017305', 3, '\x3538a3ae3f0aba087b5a093440a6a4564cd3b37f17d131cf707954f574b06e6cd79d92bcb821df7d0bed9a391b83b142ce2988c6559ff48273081316e1441aa73f8351f2878eb5f711d2acea113ca0fb', false),
	('\x27c13c0b6b54e19e1b9742faf1aa7f31d4a86c23765543241ed6620e86dedfdb', 3, '\x8471d316b8c3d024f3e6dd2324f6bea8a13505b4e898a4cd67bd30c04eb7f270cbce6be252cfbf6a7bf1cbd0020c626ec1afeabb748327183578bdd3b69cb5e9a4c93b046d5d56a3c5053c06d6505280', false),
	('\x2d643455cb4475ee928d35ac3ca13a88eff2fa0af665669a29dbdb44c76d8ecb', 3, '\x40253af55d19ba737a050ca1bd28538e54be924ff2be07220cdf24c7433a47a9d80802f839d29c0899d5ccaafb5e9a910b10600170bd4732d6a541354d156ed655e28a40bf39420eb22200ce51828a6b', false),
	('\x3d44b846d79ee65095ea1ffc1915640d2107c1199cec44d207d12322917c393e', 3, '\x57f816801aeb612b0612291cef333cb3a1cd8c41d0712e2840aedb1478bc9888a3f2d4e7d0344328908ab0749a49c30d7401d1f1e47267ef262c548f08e56aa220e7284b87c885712d77b89b72dbc1e0', false),
	('\x3dec1900fdd53fd03db722b6ef3d9e19f84ce6b3e38dba19cba50aea2f2a023e', 3, '\x5b0e45a957b1f677494b0cf025f38cbbb49218c935793591059d65f5be5c14ce72c0e6be3666b602831ebf113866b9d57a454003f7277fe056d4b78c3fcf8b785f8498bb84f33cf3da4b6d42fcf50c9e', false),
	('\x9926f04837c773d3248c6743d793ea396dbd85f6d3da66997ea3958cd7c67bbd', 3, '\x45fa63acd1acdd77144aed180573309813ee95ad9874e6b0f76da03a37fa8df4c53039c8d077fdb4a62f5fb9490841c603e437ec2232815fd9bfb64060352c8b7712b869662c7fbbcb2b1e6a8ef14fa1', false),
	('\xaa14f64fa91669ae9f820bd8296e0bc86f4012f2ef3bb9cd18acc4b35ad753ef', 3, '\x4733a97d120c5f33475c97dcada54fe54a3475efe39a1d5bd88566236e57e883ad4e17f37a47183bee6ad977df1bf9635ad78c5d670e5853778c3d6999cbba5b755ea45606f6e29063085dc6e66dfc81', false),
	('\xaa8b219a5a0cf5676c895912b707fef42b9e796b838c520fed904956f470b7e1', 3, '\x44b8a8304061b16d2f72c76bdb6d2957877ac9a6277ecd9023b3e40482118b451c87d30869b9d73691d79da67ca2f323ed8eb61d4163b31429ee2fc1a6932bde125a7572dd29d0e344df3a4baf250d40', false),
	('\xac57cc8013844d6061330ad710ecf567a2091808ef078554ddb3b836c12e1741', 3, '\x2ba55a7ffabec115c076217c56c0f558b15f0e0cc4017d0c93769748328da648bf2bce60b259660616499a183f0b3b72ced23d2d56325017dd26d47abbcfc61647e008247044488505b6a7336e4db41d', false),
	('\xadb9e38c1f68f1739ff630f85553048b20f1a504c8bde77fe8bd17f4dd3a98c1', 3, '\x637453cfde0d0408cfac9411f4419cfc42043755b2a0f8535002ad1b9a40f9db8200c03354c838289326101020414dc4c3cd8213d4d897ed1d4364472077ba693bd9d79fe605bdc82253a0e44adc5a96', false),
	('\xc066d57e501e11eb6b50e3906a03de5659c6e05450b55fd9d5a6b91d94814051', 3, '\x8cdfb45ec0a8ef2bec238069127a47067f8b90a7ad0e575538066871ae5fbe7ade41e26d49aeb8a94d4042ec154f8142fa0dc62a532dd962b3caf3bc407d6b5758be8f111dbbe6899026a902ac29cef7', false),
	('\xc1be97cdc92c032dee8bac4e180d03b44b42f28ec3863a486b0cc7f6667c1ee2', 3, '\x87044f3e1fb14e8b5a6f9195e8beb1af9184f1167099cba0712bd197ac5732556a014c5070077da58d7597bd95ff6ec38d2766adbe2bcc748997a29b4f88fd654fd46be942870e77f978633fc62da1b5', false),
	('\xd46138299a30a2126169438419061018e264b817b8a2249bc7edb7bb5d23c592', 3, '\x0d47cf6472bde9abd16ee6808e726d639b0f34e3fc83e466e9b684b887f194932590908113fa5b7cb9cc01e4c2d0247b9e4e8a07fb0903730d04a8024a2b02fb8d78db48f306f475e07c1af71fffc501', false),
	('\xdec2385a494704e1de9e36862d61af69e3752983da11619d52a54cadfb22c36c', 3, '\x76b0a1aa514712630c61da2c58051bbfe8482e9659f34ea7691e30eae2ee8ccda6da5528ab288c7413c1dbe0d94a527c917fa8d920fa831816add816f89729945ca4a9d6c90cfcd0cc0a2bc5e67f2ff9', false),
	('\xeacf5323ae9d4d99479a21a228d9eee9909e64281257d0405fd1d13ab159ebb4', 3, '\xa9c1aa4d9d1201dc8ad29ab41297b8a6728544ba7433503e25102409086517ac44eeb4fa22d206d5ef93ff3f13357d0f2e2ffd30bc4a4504d200dbc0ccbfb4512573b46f171d61568daa8ace7b68e316', false),
	('\x7d33fedcc985e14bcf45fbea2fb7af6ce89381db62c9fdb79c20a341efca760e', 3, '\x97040f436ace87a7ea6e4d6da403e47d3899736e0cee86fdb9d1ff66ae42bdd8922df880b7b7a3a8f102d6a6ea80f2bb7ff3f1f51ac731a0cb89bd4cecac1c08cd319aa11b446b88603b5c53e453e7ad', true),
	('\x76d6ec7c1fc3b7df3192100d8188c8436c7ab6b732dcdf88abb42fb1529e261c', 3, '\x78d9fc37738961981f9915a7090991d04fe50b519e00ba9527e5142c02fdb7596188be6c597558102465c123d9a823339c7fe99a3c8a7add1b8bd098c2b3e3f4e3d9d1fc9b4bfece626b95eb6a2bb2cb', true),
	('\x92b076f4a86c15501c4074c492875a5f08d28ab099b0bfd3976c8c5b7179e753', 3, '\x4a7ac041669d8dfb03ee8b8ee25b72dc2f57aaccf75e7ff0cb53e7bb21eb15216763b47dfd4ea58cdeed51f198f234621ca941f514baed5611ad12ff2981c6edbd15c3e7f390ae0c2c052bc0f13f9eb9', true),
	('\x45a40bc57806bd6173c560658d92b8974b7e89ed82793724931c06bf5bb8e6e9', 3, '\xcacf642312dc2aa31dbb21647745e2edd01ad4aa1ca7093ccf588047735f496b5a4cad74f9142aaba1c2d65902fc6a1cb354696de0f14c11fea7e9bbce5fb247267935bb0bda4cb1baa687fda83866f0', true);
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
