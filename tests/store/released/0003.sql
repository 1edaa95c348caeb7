BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE edit (
	report_id VARCHAR(32) NOT NULL, 
	"key" VARCHAR(200) NOT NULL, 
	rev INTEGER NOT NULL, 
	turn INTEGER NOT NULL, 
	value TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	PRIMARY KEY (report_id, "key", rev), 
	CONSTRAINT edit_turn FOREIGN KEY(report_id, turn) REFERENCES turn (report_id, number) ON DELETE CASCADE
);
INSERT INTO "edit" VALUES('00000000000000aa','agency',1,1,'"青石镇人民政府"','""');
INSERT INTO "edit" VALUES('00000000000000aa','kind',1,1,'"town"','""');
INSERT INTO "edit" VALUES('00000000000000aa','year',1,1,'"2024"','""');
INSERT INTO "edit" VALUES('00000000000000aa','t3.new.natural',1,2,'"12"','"来了12件"');
CREATE TABLE outbound (
	number INTEGER NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	destination TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	report VARCHAR(32) NOT NULL, 
	characters INTEGER NOT NULL, 
	body_sha256 VARCHAR(64) NOT NULL, 
	previous VARCHAR(64) NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	PRIMARY KEY (number)
);
CREATE TABLE past_report (
	sha256 VARCHAR(64) NOT NULL, 
	name TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	PRIMARY KEY (sha256), 
	FOREIGN KEY(sha256) REFERENCES source (sha256)
);
CREATE TABLE report (
	id VARCHAR(32) NOT NULL, 
	agency TEXT NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	year VARCHAR(8) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	turns INTEGER NOT NULL, 
	created_at VARCHAR(40) NOT NULL, 
	touched_at VARCHAR(40) NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "report" VALUES('00000000000000aa','青石镇人民政府','town','2024','open',2,'2025-01-06T09:00:00.000001+00:00','2025-01-06T09:00:00.000001+00:00');
CREATE TABLE report_source (
	report_id VARCHAR(32) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	role VARCHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	PRIMARY KEY (report_id, sha256, role), 
	FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE CASCADE, 
	FOREIGN KEY(sha256) REFERENCES source (sha256)
);
INSERT INTO "report_source" VALUES('00000000000000aa','2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881','previous','去年.docx',1,'2025-01-06T09:00:00.000001+00:00');
CREATE TABLE setting (
	name VARCHAR(100) NOT NULL, 
	rev INTEGER NOT NULL, 
	value TEXT NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	PRIMARY KEY (name, rev)
);
INSERT INTO "setting" VALUES('theme',1,'"light"','2025-01-06T09:00:00.000001+00:00');
CREATE TABLE source (
	sha256 VARCHAR(64) NOT NULL, 
	content BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);
INSERT INTO "source" VALUES('2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881',X'78');
CREATE TABLE turn (
	report_id VARCHAR(32) NOT NULL, 
	number INTEGER NOT NULL, 
	token VARCHAR(64) NOT NULL, 
	said TEXT NOT NULL, 
	answered TEXT NOT NULL, 
	author TEXT NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	PRIMARY KEY (report_id, number), 
	FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE CASCADE
);
INSERT INTO "turn" VALUES('00000000000000aa',1,'begin','""','""','','2025-01-06T09:00:00.000001+00:00');
INSERT INTO "turn" VALUES('00000000000000aa',2,'t2','"来了12件"','""','李','2025-01-06T09:00:00.000001+00:00');
CREATE TABLE version (
	report_id VARCHAR(32) NOT NULL, 
	part VARCHAR(32) NOT NULL, 
	number INTEGER NOT NULL, 
	turn INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	made_from TEXT NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	PRIMARY KEY (report_id, part, number), 
	FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE CASCADE
);
INSERT INTO "version" VALUES('00000000000000aa','5',1,2,'[]','composer','null','2025-01-06T09:00:00.000001+00:00');
CREATE UNIQUE INDEX turn_token ON turn (report_id, token);
CREATE INDEX edit_of_turn ON edit (report_id, turn);
COMMIT;
