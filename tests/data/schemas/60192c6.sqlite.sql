BEGIN TRANSACTION;
CREATE TABLE comment (
	id BLOB NOT NULL, 
	release_id INTEGER NOT NULL, 
	team_id INTEGER NOT NULL, 
	text VARCHAR(500) NOT NULL, 
	CONSTRAINT pk_comment PRIMARY KEY (id), 
	CONSTRAINT fk_comment_release_id_release FOREIGN KEY(release_id) REFERENCES release (id), 
	CONSTRAINT fk_comment_team_id_team FOREIGN KEY(team_id) REFERENCES team (id)
)
 WITHOUT ROWID

;
CREATE TABLE contribution (
	import_id INTEGER NOT NULL, 
	metric VARCHAR(40) NOT NULL, 
	week INTEGER NOT NULL, 
	team_id INTEGER NOT NULL, 
	moment VARCHAR(60) NOT NULL, 
	is_aggregated BOOLEAN NOT NULL, 
	n INTEGER NOT NULL, 
	favourable DOUBLE NOT NULL, 
	unfavourable DOUBLE NOT NULL, 
	CONSTRAINT pk_contribution PRIMARY KEY (import_id, metric, week, team_id, moment), 
	CONSTRAINT fk_contribution_import_id_import FOREIGN KEY(import_id) REFERENCES import (id), 
	CONSTRAINT fk_contribution_team_id_team FOREIGN KEY(team_id) REFERENCES team (id)
);
INSERT INTO "contribution" VALUES(1,'nps',2922,2,'',0,1,1.0,0.0);
CREATE TABLE counted_row (
	metric VARCHAR(40) NOT NULL, 
	external_id VARCHAR(100) NOT NULL, 
	import_id INTEGER NOT NULL, 
	CONSTRAINT pk_counted_row PRIMARY KEY (metric, external_id), 
	CONSTRAINT fk_counted_row_import_id_import FOREIGN KEY(import_id) REFERENCES import (id)
)
 WITHOUT ROWID

;
INSERT INTO "counted_row" VALUES('nps','A-1',1);
CREATE TABLE distribution (
	question VARCHAR(60) NOT NULL, 
	week INTEGER NOT NULL, 
	team_id INTEGER NOT NULL, 
	release_id INTEGER NOT NULL, 
	twentieths JSON NOT NULL, 
	CONSTRAINT pk_distribution PRIMARY KEY (question, week, team_id), 
	CONSTRAINT fk_distribution_team_id_team FOREIGN KEY(team_id) REFERENCES team (id), 
	CONSTRAINT fk_distribution_release_id_release FOREIGN KEY(release_id) REFERENCES release (id)
);
CREATE TABLE envelope (
	id BLOB NOT NULL, 
	pulse_id INTEGER NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_envelope PRIMARY KEY (id), 
	CONSTRAINT fk_envelope_pulse_id_pulse FOREIGN KEY(pulse_id) REFERENCES pulse (id)
)
 WITHOUT ROWID

;
CREATE TABLE figure (
	question VARCHAR(60) NOT NULL, 
	week INTEGER NOT NULL, 
	team_id INTEGER NOT NULL, 
	release_id INTEGER NOT NULL, 
	share DOUBLE NOT NULL, 
	steps INTEGER NOT NULL, 
	rounding DOUBLE NOT NULL, 
	low INTEGER NOT NULL, 
	high INTEGER NOT NULL, 
	CONSTRAINT pk_figure PRIMARY KEY (question, week, team_id), 
	CONSTRAINT ck_figure_share CHECK (share BETWEEN 0 AND 1), 
	CONSTRAINT ck_figure_respondents CHECK (low <= high), 
	CONSTRAINT fk_figure_team_id_team FOREIGN KEY(team_id) REFERENCES team (id), 
	CONSTRAINT fk_figure_release_id_release FOREIGN KEY(release_id) REFERENCES release (id)
)
 WITHOUT ROWID

;
CREATE TABLE import (
	id INTEGER NOT NULL, 
	filename VARCHAR(200) NOT NULL, 
	digest BLOB NOT NULL, 
	imported_at DATETIME NOT NULL, 
	person_id INTEGER, 
	added INTEGER NOT NULL, 
	same INTEGER NOT NULL, 
	refused INTEGER NOT NULL, 
	refusals VARCHAR NOT NULL, 
	undone_at DATETIME, 
	CONSTRAINT pk_import PRIMARY KEY (id), 
	CONSTRAINT fk_import_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "import" VALUES(1,'old.csv',X'6464646464646464646464646464646464646464646464646464646464646464','2026-02-18 12:00:00.000000',1,1,0,0,'{"columns": [], "rows": []}',NULL);
CREATE TABLE person (
	id INTEGER NOT NULL, 
	uuid VARCHAR(32) NOT NULL, 
	"key" VARCHAR(254) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	email VARCHAR(254), 
	role VARCHAR(8) NOT NULL, 
	team_id INTEGER NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT uq_person_uuid UNIQUE (uuid), 
	CONSTRAINT uq_person_key UNIQUE ("key"), 
	CONSTRAINT uq_person_email UNIQUE (email), 
	CONSTRAINT fk_person_team_id_team FOREIGN KEY(team_id) REFERENCES team (id)
);
INSERT INTO "person" VALUES(1,'5a0bcafff2af444ca34e7942e80d5219','hana','Hana','hana@example.org','hr',1);
INSERT INTO "person" VALUES(2,'5157643ce8c0416cbc3f64c00ff8de39','lea','Lea','lea@example.org','manager',2);
INSERT INTO "person" VALUES(3,'d121811a06b349e48509c3fc1a6df6b0','top-0','Top-0','top-0@example.org','employee',1);
INSERT INTO "person" VALUES(4,'583299c39c084318abeaee33e1439171','top-1','Top-1','top-1@example.org','employee',1);
INSERT INTO "person" VALUES(5,'07e0454f75b64f4ca50ab68b42e1098e','top-2','Top-2','top-2@example.org','employee',1);
INSERT INTO "person" VALUES(6,'a92d9346f5384f5b86cc523baffb9e5b','top-3','Top-3','top-3@example.org','employee',1);
INSERT INTO "person" VALUES(7,'3f291ccbb850408baaa2fbcc72cc3856','top-4','Top-4','top-4@example.org','employee',1);
INSERT INTO "person" VALUES(8,'1c2baf6634cd4972bf079164dccb6805','top-5','Top-5','top-5@example.org','employee',1);
INSERT INTO "person" VALUES(9,'ebde0c8c6d51407784728abcc6b3e3f9','shop-0','Shop-0','shop-0@example.org','employee',2);
INSERT INTO "person" VALUES(10,'09984b518e294c4dbf13b95cd688b3c2','shop-1','Shop-1','shop-1@example.org','employee',2);
INSERT INTO "person" VALUES(11,'eaf8bacf0b8a4f43a8a32dc0dbdb1a8f','shop-2','Shop-2','shop-2@example.org','employee',2);
INSERT INTO "person" VALUES(12,'3cc70454889f46c3aaa8a4a05d0f09ca','shop-3','Shop-3','shop-3@example.org','employee',2);
INSERT INTO "person" VALUES(13,'b7a2debc98004589ba82e3ab3f3dab3e','shop-4','Shop-4','shop-4@example.org','employee',2);
INSERT INTO "person" VALUES(14,'710f232158a64d3b9e7119132ed83ec6','shop-5','Shop-5','shop-5@example.org','employee',2);
INSERT INTO "person" VALUES(15,'4835ec7f41094460bb98181540f9b41d','store-0','Store-0','store-0@example.org','employee',3);
INSERT INTO "person" VALUES(16,'7fa846a43afa480a94948b5b578a4c5b','store-1','Store-1','store-1@example.org','employee',3);
INSERT INTO "person" VALUES(17,'7b39230dd79145afb0543fb7f413e67b','store-2','Store-2','store-2@example.org','employee',3);
INSERT INTO "person" VALUES(18,'687f5606963b4c2291219957188904f9','store-3','Store-3','store-3@example.org','employee',3);
INSERT INTO "person" VALUES(19,'0cb499f25c564dcb917c0f29294a79b6','store-4','Store-4','store-4@example.org','employee',3);
INSERT INTO "person" VALUES(20,'d3b0a44bcf0a47d0b30f13cb8d0bef41','store-5','Store-5','store-5@example.org','employee',3);
CREATE TABLE pulse (
	id INTEGER NOT NULL, 
	week INTEGER NOT NULL, 
	opens_at DATETIME NOT NULL, 
	closes_at DATETIME NOT NULL, 
	state VARCHAR(6) NOT NULL, 
	questions JSON NOT NULL, 
	smallest_group INTEGER NOT NULL, 
	public_key BLOB, 
	wrapped_private_key BLOB, 
	wrapped_ticket_key BLOB, 
	mails_sent INTEGER NOT NULL, 
	CONSTRAINT pk_pulse PRIMARY KEY (id), 
	CONSTRAINT uq_pulse_week UNIQUE (week)
);
CREATE TABLE release (
	id INTEGER NOT NULL, 
	week INTEGER NOT NULL, 
	pulse_id INTEGER, 
	released_at DATETIME NOT NULL, 
	previous BLOB NOT NULL, 
	hash BLOB NOT NULL, 
	CONSTRAINT pk_release PRIMARY KEY (id), 
	CONSTRAINT uq_release_pulse_id UNIQUE (pulse_id), 
	CONSTRAINT fk_release_pulse_id_pulse FOREIGN KEY(pulse_id) REFERENCES pulse (id), 
	CONSTRAINT uq_release_hash UNIQUE (hash)
);
CREATE TABLE rhythm (
	id INTEGER NOT NULL, 
	is_running BOOLEAN NOT NULL, 
	weekday INTEGER NOT NULL, 
	hour INTEGER NOT NULL, 
	days_open INTEGER NOT NULL, 
	CONSTRAINT pk_rhythm PRIMARY KEY (id)
);
INSERT INTO "rhythm" VALUES(1,1,2,9,3);
CREATE TABLE score (
	metric VARCHAR(40) NOT NULL, 
	week INTEGER NOT NULL, 
	team_id INTEGER NOT NULL, 
	moment VARCHAR(60) NOT NULL, 
	n INTEGER NOT NULL, 
	favourable DOUBLE NOT NULL, 
	unfavourable DOUBLE NOT NULL, 
	CONSTRAINT pk_score PRIMARY KEY (metric, week, team_id, moment), 
	CONSTRAINT fk_score_team_id_team FOREIGN KEY(team_id) REFERENCES team (id)
)
 WITHOUT ROWID

;
INSERT INTO "score" VALUES('nps',2922,2,'',1,1.0,0.0);
CREATE TABLE sign_in (
	hash BLOB NOT NULL, 
	person_id INTEGER NOT NULL, 
	began_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_sign_in PRIMARY KEY (hash), 
	CONSTRAINT fk_sign_in_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE sign_in_link (
	hash BLOB NOT NULL, 
	person_id INTEGER NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_sign_in_link PRIMARY KEY (hash), 
	CONSTRAINT fk_sign_in_link_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE snapshot_team (
	pulse_id INTEGER NOT NULL, 
	team_id INTEGER NOT NULL, 
	parent_id INTEGER, 
	invited INTEGER NOT NULL, 
	is_settled BOOLEAN NOT NULL, 
	CONSTRAINT pk_snapshot_team PRIMARY KEY (pulse_id, team_id), 
	CONSTRAINT fk_snapshot_team_pulse_id_pulse FOREIGN KEY(pulse_id) REFERENCES pulse (id)
);
CREATE TABLE team (
	id INTEGER NOT NULL, 
	"key" VARCHAR(100) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	parent_id INTEGER, 
	lead_id INTEGER, 
	created_on DATE NOT NULL, 
	CONSTRAINT pk_team PRIMARY KEY (id), 
	CONSTRAINT uq_team_key UNIQUE ("key"), 
	CONSTRAINT fk_team_parent_id_team FOREIGN KEY(parent_id) REFERENCES team (id), 
	CONSTRAINT fk_team_lead_id_person FOREIGN KEY(lead_id) REFERENCES person (id)
);
INSERT INTO "team" VALUES(1,'top','Top',NULL,NULL,'2025-01-06');
INSERT INTO "team" VALUES(2,'shop','Shop',1,2,'2025-01-06');
INSERT INTO "team" VALUES(3,'store','Store',1,NULL,'2025-01-06');
CREATE TABLE ticket (
	hash BLOB NOT NULL, 
	pulse_id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	spent BOOLEAN NOT NULL, 
	CONSTRAINT pk_ticket PRIMARY KEY (hash), 
	CONSTRAINT fk_ticket_pulse_id_pulse FOREIGN KEY(pulse_id) REFERENCES pulse (id)
)
 WITHOUT ROWID

;
CREATE INDEX ix_team_parent_id ON team (parent_id);
CREATE INDEX ix_team_lead_id ON team (lead_id);
CREATE INDEX ix_person_team_id ON person (team_id);
CREATE INDEX ix_score_team ON score (team_id, metric, week);
CREATE INDEX ix_release_week ON release (week);
CREATE INDEX ix_import_digest ON import (digest);
CREATE INDEX ix_figure_team ON figure (team_id, question, week);
CREATE INDEX ix_comment_team_id ON comment (team_id);
CREATE INDEX ix_contribution_cell ON contribution (metric, week, team_id, moment);
CREATE INDEX ix_counted_row_import_id ON counted_row (import_id);
COMMIT;
