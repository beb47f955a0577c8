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
    mails_sent integer NOT NULL
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
ALTER TABLE ONLY public.import ALTER COLUMN id SET DEFAULT nextval('public.import_id_seq'::regclass);
ALTER TABLE ONLY public.person ALTER COLUMN id SET DEFAULT nextval('public.person_id_seq'::regclass);
ALTER TABLE ONLY public.pulse ALTER COLUMN id SET DEFAULT nextval('public.pulse_id_seq'::regclass);
ALTER TABLE ONLY public.release ALTER COLUMN id SET DEFAULT nextval('public.release_id_seq'::regclass);
ALTER TABLE ONLY public.rhythm ALTER COLUMN id SET DEFAULT nextval('public.rhythm_id_seq'::regclass);
ALTER TABLE ONLY public.team ALTER COLUMN id SET DEFAULT nextval('public.team_id_seq'::regclass);
INSERT INTO public.contribution VALUES
	(1, 'nps', 2922, 2, '', false, 1, 1, 0);
INSERT INTO public.counted_row VALUES
	('nps', 'A-1', 1);
INSERT INTO public.import VALUES
	(1, 'old.csv', '\x6464646464646464646464646464646464646464646464646464646464646464', '2026-02-18 12:00:00+00', 1, 1, 0, 0, '{"columns": [], "rows": []}', NULL);
INSERT INTO public.person VALUES
	(1, 'de643cd4ec394ade8b644ce1f0499130', 'hana', 'Hana', 'hana@example.org', 'hr', 1),
	(2, '1254b9815d24449bbc0975cc4e95cf33', 'lea', 'Lea', 'lea@example.org', 'manager', 2),
	(3, '8d7ad73658644de9897ddea58c2586a7', 'top-0', 'Top-0', 'top-0@example.org', 'employee', 1),
	(4, '2b7a72ce1d704de38c51d5b7f89dcf85', 'top-1', 'Top-1', 'top-1@example.org', 'employee', 1),
	(5, 'bc316182f2504296aada53d020f092d8', 'top-2', 'Top-2', 'top-2@example.org', 'employee', 1),
	(6, 'e28e1cfe5b8345b3b610a00b8603f753', 'top-3', 'Top-3', 'top-3@example.org', 'employee', 1),
	(7, '0e5c611dd6e1403d93d99afff91aa74d', 'top-4', 'Top-4', 'top-4@example.org', 'employee', 1),
	(8, 'c22f9df43dac4f8aba62b419c6e4e442', 'top-5', 'Top-5', 'top-5@example.org', 'employee', 1),
	(9, '7c99c73a36f54ca5ab19e1f0f3fa1fc2', 'shop-0', 'Shop-0', 'shop-0@example.org', 'employee', 2),
	(10, '5a1e40da63ab4555b156995503fe81ff', 'shop-1', 'Shop-1', 'shop-1@example.org', 'employee', 2),
	(11, '9d847342d4d84a70b76cb2f5fc10a8be', 'shop-2', 'Shop-2', 'shop-2@example.org', 'employee', 2),
	(12, '1ffadee2d4e54ae594fd8e0aab1e8346', 'shop-3', 'Shop-3', 'shop-3@example.org', 'employee', 2),
	(13, 'de58a791bb304f5ebbc5f25fb0546c5a', 'shop-4', 'Shop-4', 'shop-4@example.org', 'employee', 2),
	(14, '83eb401610924d39a52fc325eca8ea57', 'shop-5', 'Shop-5', 'shop-5@example.org', 'employee', 2),
	(15, '97880205a7d44514a20be961d5aac875', 'store-0', 'Store-0', 'store-0@example.org', 'employee', 3),
	(16, '552d63d1c7b442bb92cb29e1a587f993', 'store-1', 'Store-1', 'store-1@example.org', 'employee', 3),
	(17, 'a7589bd5bfa54658a196368b1425fd9e', 'store-2', 'Store-2', 'store-2@example.org', 'employee', 3),
	(18, '87f32fa7a8324a46b43ca5cc4836370c', 'store-3', 'Store-3', 'store-3@example.org', 'employee', 3),
	(19, '77040cf319b2441a819c727f6b81c491', 'store-4', 'Store-4', 'store-4@example.org', 'employee', 3),
	(20, '4d3fb29e0cf648acab1d4a6340d8aa23', 'store-5', 'Store-5', 'store-5@example.org', 'employee', 3);
INSERT INTO public.rhythm VALUES
	(1, true, 2, 9, 3);
INSERT INTO public.score VALUES
	('nps', 2922, 2, '', 1, 1, 0);
INSERT INTO public.team VALUES
	(1, 'top', 'Top', NULL, NULL, '2025-01-06'),
	(3, 'store', 'Store', 1, NULL, '2025-01-06'),
	(2, 'shop', 'Shop', 1, 2, '2025-01-06');
SELECT pg_catalog.setval('public.import_id_seq', 1, false);
SELECT pg_catalog.setval('public.person_id_seq', 20, true);
SELECT pg_catalog.setval('public.pulse_id_seq', 1, false);
SELECT pg_catalog.setval('public.release_id_seq', 1, false);
SELECT pg_catalog.setval('public.rhythm_id_seq', 1, false);
SELECT pg_catalog.setval('public.team_id_seq', 3, true);
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT pk_comment PRIMARY KEY (id);
ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT pk_contribution PRIMARY KEY (import_id, metric, week, team_id, moment);
ALTER TABLE ONLY public.counted_row
    ADD CONSTRAINT pk_counted_row PRIMARY KEY (metric, external_id);
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
