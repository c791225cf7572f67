// Generated from apps/proxy/openapi/administration/ by `npm run generate`. Edit the specification instead of this file.

import type { AdministrationParameter } from '../administration-parameter.ts';

export type AdministrationOperationId = 'witnessCheckpoint' | 'proveAuditConsistency' | 'countAuditLog' | 'queryAuditLog' | 'readAuditEntry' | 'listAuditLogs' | 'readBuild' | 'readConfiguration' | 'readHealth' | 'checkLiveness' | 'readMetrics' | 'readDescription' | 'checkReadiness';

export const parameters: Readonly<
  Record<AdministrationOperationId, readonly AdministrationParameter[]>
> = {
  "witnessCheckpoint": [],
  "proveAuditConsistency": [
    {
      "name": "from",
      "in": "query",
      "required": true,
      "type": "integer",
      "shouldBe": "a whole number, 0 or more"
    },
    {
      "name": "size",
      "in": "query",
      "required": false,
      "type": "integer",
      "shouldBe": "a whole number, 1 or more"
    },
    {
      "name": "log",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "a UUID of a log"
    }
  ],
  "countAuditLog": [
    {
      "name": "by",
      "in": "query",
      "required": true,
      "type": "string",
      "shouldBe": "one of consumer, operation, day"
    },
    {
      "name": "consumer",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "a name of letters, digits, `_`, `-`, `.` and `:`"
    },
    {
      "name": "key",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "a name of letters, digits, `_`, `-`, `.` and `:`"
    },
    {
      "name": "operation",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "a name of letters, digits, `_`, `-`, `.` and `:`"
    },
    {
      "name": "request-id",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "a name of letters, digits, `_`, `-`, `.` and `:`"
    },
    {
      "name": "record",
      "in": "query",
      "required": false,
      "type": "integer",
      "shouldBe": "a whole number, 0 or more"
    },
    {
      "name": "business",
      "in": "query",
      "required": false,
      "type": "integer",
      "shouldBe": "a whole number, 0 or more"
    },
    {
      "name": "decision",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "one of allowed, refused, unknown"
    },
    {
      "name": "phase",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "one of intent, outcome"
    },
    {
      "name": "category",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "one of access, reading, upkeep, recovery"
    },
    {
      "name": "status",
      "in": "query",
      "required": false,
      "type": "integer",
      "shouldBe": "a whole number, 100 to 599"
    },
    {
      "name": "subject",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "a person, as `<kind>:<value>`, such as coworker:123 or email:jane@example.com"
    },
    {
      "name": "log",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "a UUID of a log"
    },
    {
      "name": "since",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "a date, or a time with its zone, such as 2026-11-20 or 2026-11-20T08:00Z"
    },
    {
      "name": "until",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "a date, or a time with its zone, such as 2026-11-20 or 2026-11-20T08:00Z"
    }
  ],
  "queryAuditLog": [
    {
      "name": "consumer",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "a name of letters, digits, `_`, `-`, `.` and `:`"
    },
    {
      "name": "key",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "a name of letters, digits, `_`, `-`, `.` and `:`"
    },
    {
      "name": "operation",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "a name of letters, digits, `_`, `-`, `.` and `:`"
    },
    {
      "name": "request-id",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "a name of letters, digits, `_`, `-`, `.` and `:`"
    },
    {
      "name": "record",
      "in": "query",
      "required": false,
      "type": "integer",
      "shouldBe": "a whole number, 0 or more"
    },
    {
      "name": "business",
      "in": "query",
      "required": false,
      "type": "integer",
      "shouldBe": "a whole number, 0 or more"
    },
    {
      "name": "decision",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "one of allowed, refused, unknown"
    },
    {
      "name": "phase",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "one of intent, outcome"
    },
    {
      "name": "category",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "one of access, reading, upkeep, recovery"
    },
    {
      "name": "status",
      "in": "query",
      "required": false,
      "type": "integer",
      "shouldBe": "a whole number, 100 to 599"
    },
    {
      "name": "subject",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "a person, as `<kind>:<value>`, such as coworker:123 or email:jane@example.com"
    },
    {
      "name": "log",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "a UUID of a log"
    },
    {
      "name": "since",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "a date, or a time with its zone, such as 2026-11-20 or 2026-11-20T08:00Z"
    },
    {
      "name": "until",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "a date, or a time with its zone, such as 2026-11-20 or 2026-11-20T08:00Z"
    },
    {
      "name": "order",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "one of oldest, newest"
    },
    {
      "name": "limit",
      "in": "query",
      "required": false,
      "type": "integer",
      "shouldBe": "a whole number, 1 to 1000"
    },
    {
      "name": "after",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "the `next` of the page before"
    },
    {
      "name": "last",
      "in": "query",
      "required": false,
      "type": "integer",
      "shouldBe": "a whole number, 1 to 1000"
    }
  ],
  "readAuditEntry": [
    {
      "name": "sequence",
      "in": "path",
      "required": true,
      "type": "integer",
      "shouldBe": "a whole number, 1 or more"
    },
    {
      "name": "size",
      "in": "query",
      "required": false,
      "type": "integer",
      "shouldBe": "a whole number, 1 or more"
    },
    {
      "name": "log",
      "in": "query",
      "required": false,
      "type": "string",
      "shouldBe": "a UUID of a log"
    }
  ],
  "listAuditLogs": [],
  "readBuild": [],
  "readConfiguration": [],
  "readHealth": [],
  "checkLiveness": [],
  "readMetrics": [],
  "readDescription": [],
  "checkReadiness": []
};
