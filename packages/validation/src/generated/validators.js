// Generated from openapi/ by `npm run generate`. Edit the specification instead of this file.

var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv-formats/dist/formats.js
var require_formats = __commonJS({
  "node_modules/ajv-formats/dist/formats.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.formatNames = exports.fastFormats = exports.fullFormats = void 0;
    function fmtDef(validate, compare) {
      return { validate, compare };
    }
    exports.fullFormats = {
      // date: http://tools.ietf.org/html/rfc3339#section-5.6
      date: fmtDef(date, compareDate),
      // date-time: http://tools.ietf.org/html/rfc3339#section-5.6
      time: fmtDef(getTime(true), compareTime),
      "date-time": fmtDef(getDateTime(true), compareDateTime),
      "iso-time": fmtDef(getTime(), compareIsoTime),
      "iso-date-time": fmtDef(getDateTime(), compareIsoDateTime),
      // duration: https://tools.ietf.org/html/rfc3339#appendix-A
      duration: /^P(?!$)((\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?|(\d+W)?)$/,
      uri,
      "uri-reference": /^(?:[a-z][a-z0-9+\-.]*:)?(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'"()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?(?:\?(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i,
      // uri-template: https://tools.ietf.org/html/rfc6570
      "uri-template": /^(?:(?:[^\x00-\x20"'<>%\\^`{|}]|%[0-9a-f]{2})|\{[+#./;?&=,!@|]?(?:[a-z0-9_]|%[0-9a-f]{2})+(?::[1-9][0-9]{0,3}|\*)?(?:,(?:[a-z0-9_]|%[0-9a-f]{2})+(?::[1-9][0-9]{0,3}|\*)?)*\})*$/i,
      // For the source: https://gist.github.com/dperini/729294
      // For test cases: https://mathiasbynens.be/demo/url-regex
      url: /^(?:https?|ftp):\/\/(?:\S+(?::\S*)?@)?(?:(?!(?:10|127)(?:\.\d{1,3}){3})(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|(?:(?:[a-z0-9\u{00a1}-\u{ffff}]+-)*[a-z0-9\u{00a1}-\u{ffff}]+)(?:\.(?:[a-z0-9\u{00a1}-\u{ffff}]+-)*[a-z0-9\u{00a1}-\u{ffff}]+)*(?:\.(?:[a-z\u{00a1}-\u{ffff}]{2,})))(?::\d{2,5})?(?:\/[^\s]*)?$/iu,
      email: /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i,
      hostname: /^(?=.{1,253}\.?$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[-0-9a-z]{0,61}[0-9a-z])?)*\.?$/i,
      // optimized https://www.safaribooksonline.com/library/view/regular-expressions-cookbook/9780596802837/ch07s16.html
      ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/,
      ipv6: /^((([0-9a-f]{1,4}:){7}([0-9a-f]{1,4}|:))|(([0-9a-f]{1,4}:){6}(:[0-9a-f]{1,4}|((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){5}(((:[0-9a-f]{1,4}){1,2})|:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){4}(((:[0-9a-f]{1,4}){1,3})|((:[0-9a-f]{1,4})?:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){3}(((:[0-9a-f]{1,4}){1,4})|((:[0-9a-f]{1,4}){0,2}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){2}(((:[0-9a-f]{1,4}){1,5})|((:[0-9a-f]{1,4}){0,3}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){1}(((:[0-9a-f]{1,4}){1,6})|((:[0-9a-f]{1,4}){0,4}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(:(((:[0-9a-f]{1,4}){1,7})|((:[0-9a-f]{1,4}){0,5}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:)))$/i,
      regex,
      // uuid: http://tools.ietf.org/html/rfc4122
      uuid: /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
      // JSON-pointer: https://tools.ietf.org/html/rfc6901
      // uri fragment: https://tools.ietf.org/html/rfc3986#appendix-A
      "json-pointer": /^(?:\/(?:[^~/]|~0|~1)*)*$/,
      "json-pointer-uri-fragment": /^#(?:\/(?:[a-z0-9_\-.!$&'()*+,;:=@]|%[0-9a-f]{2}|~0|~1)*)*$/i,
      // relative JSON-pointer: http://tools.ietf.org/html/draft-luff-relative-json-pointer-00
      "relative-json-pointer": /^(?:0|[1-9][0-9]*)(?:#|(?:\/(?:[^~/]|~0|~1)*)*)$/,
      // the following formats are used by the openapi specification: https://spec.openapis.org/oas/v3.0.0#data-types
      // byte: https://github.com/miguelmota/is-base64
      byte,
      // signed 32 bit integer
      int32: { type: "number", validate: validateInt32 },
      // signed 64 bit integer
      int64: { type: "number", validate: validateInt64 },
      // C-type float
      float: { type: "number", validate: validateNumber },
      // C-type double
      double: { type: "number", validate: validateNumber },
      // hint to the UI to hide input strings
      password: true,
      // unchecked string payload
      binary: true
    };
    exports.fastFormats = {
      ...exports.fullFormats,
      date: fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\d$/, compareDate),
      time: fmtDef(/^(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i, compareTime),
      "date-time": fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\dt(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i, compareDateTime),
      "iso-time": fmtDef(/^(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i, compareIsoTime),
      "iso-date-time": fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\d[t\s](?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i, compareIsoDateTime),
      // uri: https://github.com/mafintosh/is-my-json-valid/blob/master/formats.js
      uri: /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/)?[^\s]*$/i,
      "uri-reference": /^(?:(?:[a-z][a-z0-9+\-.]*:)?\/?\/)?(?:[^\\\s#][^\s#]*)?(?:#[^\\\s]*)?$/i,
      // email (sources from jsen validator):
      // http://stackoverflow.com/questions/201323/using-a-regular-expression-to-validate-an-email-address#answer-8829363
      // http://www.w3.org/TR/html5/forms.html#valid-e-mail-address (search for 'wilful violation')
      email: /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i
    };
    exports.formatNames = Object.keys(exports.fullFormats);
    function isLeapYear(year) {
      return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    }
    var DATE = /^(\d\d\d\d)-(\d\d)-(\d\d)$/;
    var DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    function date(str) {
      const matches = DATE.exec(str);
      if (!matches)
        return false;
      const year = +matches[1];
      const month = +matches[2];
      const day = +matches[3];
      return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && isLeapYear(year) ? 29 : DAYS[month]);
    }
    function compareDate(d1, d2) {
      if (!(d1 && d2))
        return void 0;
      if (d1 > d2)
        return 1;
      if (d1 < d2)
        return -1;
      return 0;
    }
    var TIME = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(z|([+-])(\d\d)(?::?(\d\d))?)?$/i;
    function getTime(strictTimeZone) {
      return function time(str) {
        const matches = TIME.exec(str);
        if (!matches)
          return false;
        const hr = +matches[1];
        const min = +matches[2];
        const sec = +matches[3];
        const tz = matches[4];
        const tzSign = matches[5] === "-" ? -1 : 1;
        const tzH = +(matches[6] || 0);
        const tzM = +(matches[7] || 0);
        if (tzH > 23 || tzM > 59 || strictTimeZone && !tz)
          return false;
        if (hr <= 23 && min <= 59 && sec < 60)
          return true;
        const utcMin = min - tzM * tzSign;
        const utcHr = hr - tzH * tzSign - (utcMin < 0 ? 1 : 0);
        return (utcHr === 23 || utcHr === -1) && (utcMin === 59 || utcMin === -1) && sec < 61;
      };
    }
    function compareTime(s1, s2) {
      if (!(s1 && s2))
        return void 0;
      const t1 = (/* @__PURE__ */ new Date("2020-01-01T" + s1)).valueOf();
      const t2 = (/* @__PURE__ */ new Date("2020-01-01T" + s2)).valueOf();
      if (!(t1 && t2))
        return void 0;
      return t1 - t2;
    }
    function compareIsoTime(t1, t2) {
      if (!(t1 && t2))
        return void 0;
      const a1 = TIME.exec(t1);
      const a2 = TIME.exec(t2);
      if (!(a1 && a2))
        return void 0;
      t1 = a1[1] + a1[2] + a1[3];
      t2 = a2[1] + a2[2] + a2[3];
      if (t1 > t2)
        return 1;
      if (t1 < t2)
        return -1;
      return 0;
    }
    var DATE_TIME_SEPARATOR = /t|\s/i;
    function getDateTime(strictTimeZone) {
      const time = getTime(strictTimeZone);
      return function date_time(str) {
        const dateTime = str.split(DATE_TIME_SEPARATOR);
        return dateTime.length === 2 && date(dateTime[0]) && time(dateTime[1]);
      };
    }
    function compareDateTime(dt1, dt2) {
      if (!(dt1 && dt2))
        return void 0;
      const d1 = new Date(dt1).valueOf();
      const d2 = new Date(dt2).valueOf();
      if (!(d1 && d2))
        return void 0;
      return d1 - d2;
    }
    function compareIsoDateTime(dt1, dt2) {
      if (!(dt1 && dt2))
        return void 0;
      const [d1, t1] = dt1.split(DATE_TIME_SEPARATOR);
      const [d2, t2] = dt2.split(DATE_TIME_SEPARATOR);
      const res = compareDate(d1, d2);
      if (res === void 0)
        return void 0;
      return res || compareTime(t1, t2);
    }
    var NOT_URI_FRAGMENT = /\/|:/;
    var URI = /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)(?:\?(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i;
    function uri(str) {
      return NOT_URI_FRAGMENT.test(str) && URI.test(str);
    }
    var BYTE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/gm;
    function byte(str) {
      BYTE.lastIndex = 0;
      return BYTE.test(str);
    }
    var MIN_INT32 = -(2 ** 31);
    var MAX_INT32 = 2 ** 31 - 1;
    function validateInt32(value) {
      return Number.isInteger(value) && value <= MAX_INT32 && value >= MIN_INT32;
    }
    function validateInt64(value) {
      return Number.isInteger(value);
    }
    function validateNumber() {
      return true;
    }
    var Z_ANCHOR = /[^\\]\\Z/;
    function regex(str) {
      if (Z_ANCHOR.test(str))
        return false;
      try {
        new RegExp(str);
        return true;
      } catch (e) {
        return false;
      }
    }
  }
});

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// compiled:compiled
var searchOpenAiChatMessages_path = validate52;
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate52.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate52.errors = vErrors;
  return errors === 0;
}
validate52.evaluated = { "dynamicProps": false, "dynamicItems": false };
var searchOpenAiChatMessages_query = validate53;
var schema20 = { "type": "object", "properties": { "page": { "type": "integer", "format": "int64", "minimum": 1, "maximum": 9007199254740991, "default": 1 }, "size": { "type": "integer", "format": "int64", "minimum": 1, "maximum": 9007199254740991, "default": 25 }, "orderBy": { "type": "string", "minLength": 1 }, "dir": { "type": "integer", "enum": [0, 1] }, "OpenAiChatMessage_Business": { "type": "integer", "format": "int64", "maximum": 9007199254740991 }, "OpenAiChatMessage_User": { "type": "integer", "format": "int64", "maximum": 9007199254740991 }, "OpenAiChatMessage_AiChannelSession": { "type": "integer", "format": "int64", "maximum": 9007199254740991 }, "OpenAiChatMessage_AiChannelSession_ExternalIdentifier": { "type": "string" }, "OpenAiChatMessage_AiChannelSession_Coworker_Id": { "type": "string" }, "OpenAiChatMessage_AiChannelSession_Coworker_CoworkerType": { "type": "string" }, "OpenAiChatMessage_AiChannelSession_Coworker_FullName": { "type": "string" }, "OpenAiChatMessage_AiChannelSession_Coworker_MobilePhone": { "type": "string" }, "OpenAiChatMessage_AiChannelSession_Coworker_LandLine": { "type": "string" }, "OpenAiChatMessage_AiChannelSession_Coworker_BillingName": { "type": "string" }, "OpenAiChatMessage_AiChannelSession_Coworker_CompanyName": { "type": "string" }, "OpenAiChatMessage_AiChannelSession_Coworker_TeamNames": { "type": "string" }, "OpenAiChatMessage_Action": { "type": "integer", "format": "int64", "x-extensible-enum": [{ "value": 1, "name": "Operator" }] }, "OpenAiChatMessage_Content": { "type": "string" }, "OpenAiChatMessage_ChatSession": { "type": "string" }, "OpenAiChatMessage_ResponderName": { "type": "string" }, "OpenAiChatMessage_ChatMessageRole": { "type": "string" }, "OpenAiChatMessage_Rating": { "type": "integer", "format": "int64" }, "OpenAiChatMessage_Channel": { "type": "string" }, "from_OpenAiChatMessage_Rating": { "type": "integer", "format": "int64" }, "to_OpenAiChatMessage_Rating": { "type": "integer", "format": "int64" }, "from_OpenAiChatMessage_CreatedOn": { "type": "string", "format": "date-minute", "pattern": "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d$", "description": "A date and time to the minute, `YYYY-MM-DDTHH:mm`. It carries no zone and no zone is documented, so the instant it denotes is not certain. The format is this specification's own; the pattern bounds month, day, hour and minute.", "examples": ["2025-01-01T00:00"] }, "to_OpenAiChatMessage_CreatedOn": { "type": "string", "format": "date-minute", "pattern": "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d$", "description": "A date and time to the minute, `YYYY-MM-DDTHH:mm`. It carries no zone and no zone is documented, so the instant it denotes is not certain. The format is this specification's own; the pattern bounds month, day, hour and minute.", "examples": ["2025-01-01T00:00"] }, "from_OpenAiChatMessage_UpdatedOn": { "type": "string", "format": "date-minute", "pattern": "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d$", "description": "A date and time to the minute, `YYYY-MM-DDTHH:mm`. It carries no zone and no zone is documented, so the instant it denotes is not certain. The format is this specification's own; the pattern bounds month, day, hour and minute.", "examples": ["2025-01-01T00:00"] }, "to_OpenAiChatMessage_UpdatedOn": { "type": "string", "format": "date-minute", "pattern": "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d$", "description": "A date and time to the minute, `YYYY-MM-DDTHH:mm`. It carries no zone and no zone is documented, so the instant it denotes is not certain. The format is this specification's own; the pattern bounds month, day, hour and minute.", "examples": ["2025-01-01T00:00"] } }, "required": [] };
var formats0 = require_formats().fullFormats.int64;
var formats18 = /^\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))T(?:[01]\d|2[0-3]):[0-5]\d$/;
var func1 = require_ucs2length().default;
var pattern3 = new RegExp("^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d$", "u");
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate53.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.page !== void 0) {
      let data0 = data.page;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err0 = { instancePath: instancePath + "/page", schemaPath: "#/properties/page/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 9007199254740991 || isNaN(data0)) {
          const err1 = { instancePath: instancePath + "/page", schemaPath: "#/properties/page/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (data0 < 1 || isNaN(data0)) {
          const err2 = { instancePath: instancePath + "/page", schemaPath: "#/properties/page/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (!formats0.validate(data0)) {
          const err3 = { instancePath: instancePath + "/page", schemaPath: "#/properties/page/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      }
    }
    if (data.size !== void 0) {
      let data1 = data.size;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err4 = { instancePath: instancePath + "/size", schemaPath: "#/properties/size/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 9007199254740991 || isNaN(data1)) {
          const err5 = { instancePath: instancePath + "/size", schemaPath: "#/properties/size/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (data1 < 1 || isNaN(data1)) {
          const err6 = { instancePath: instancePath + "/size", schemaPath: "#/properties/size/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (!formats0.validate(data1)) {
          const err7 = { instancePath: instancePath + "/size", schemaPath: "#/properties/size/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      }
    }
    if (data.orderBy !== void 0) {
      let data2 = data.orderBy;
      if (typeof data2 === "string") {
        if (func1(data2) < 1) {
          const err8 = { instancePath: instancePath + "/orderBy", schemaPath: "#/properties/orderBy/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/orderBy", schemaPath: "#/properties/orderBy/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.dir !== void 0) {
      let data3 = data.dir;
      if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
        const err10 = { instancePath: instancePath + "/dir", schemaPath: "#/properties/dir/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (!(data3 === 0 || data3 === 1)) {
        const err11 = { instancePath: instancePath + "/dir", schemaPath: "#/properties/dir/enum", keyword: "enum", params: { allowedValues: schema20.properties.dir.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.OpenAiChatMessage_Business !== void 0) {
      let data4 = data.OpenAiChatMessage_Business;
      if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
        const err12 = { instancePath: instancePath + "/OpenAiChatMessage_Business", schemaPath: "#/properties/OpenAiChatMessage_Business/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 > 9007199254740991 || isNaN(data4)) {
          const err13 = { instancePath: instancePath + "/OpenAiChatMessage_Business", schemaPath: "#/properties/OpenAiChatMessage_Business/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (!formats0.validate(data4)) {
          const err14 = { instancePath: instancePath + "/OpenAiChatMessage_Business", schemaPath: "#/properties/OpenAiChatMessage_Business/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      }
    }
    if (data.OpenAiChatMessage_User !== void 0) {
      let data5 = data.OpenAiChatMessage_User;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
        const err15 = { instancePath: instancePath + "/OpenAiChatMessage_User", schemaPath: "#/properties/OpenAiChatMessage_User/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 9007199254740991 || isNaN(data5)) {
          const err16 = { instancePath: instancePath + "/OpenAiChatMessage_User", schemaPath: "#/properties/OpenAiChatMessage_User/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        if (!formats0.validate(data5)) {
          const err17 = { instancePath: instancePath + "/OpenAiChatMessage_User", schemaPath: "#/properties/OpenAiChatMessage_User/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      }
    }
    if (data.OpenAiChatMessage_AiChannelSession !== void 0) {
      let data6 = data.OpenAiChatMessage_AiChannelSession;
      if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)) && isFinite(data6))) {
        const err18 = { instancePath: instancePath + "/OpenAiChatMessage_AiChannelSession", schemaPath: "#/properties/OpenAiChatMessage_AiChannelSession/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
      if (typeof data6 == "number" && isFinite(data6)) {
        if (data6 > 9007199254740991 || isNaN(data6)) {
          const err19 = { instancePath: instancePath + "/OpenAiChatMessage_AiChannelSession", schemaPath: "#/properties/OpenAiChatMessage_AiChannelSession/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
        if (!formats0.validate(data6)) {
          const err20 = { instancePath: instancePath + "/OpenAiChatMessage_AiChannelSession", schemaPath: "#/properties/OpenAiChatMessage_AiChannelSession/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
      }
    }
    if (data.OpenAiChatMessage_AiChannelSession_ExternalIdentifier !== void 0) {
      if (typeof data.OpenAiChatMessage_AiChannelSession_ExternalIdentifier !== "string") {
        const err21 = { instancePath: instancePath + "/OpenAiChatMessage_AiChannelSession_ExternalIdentifier", schemaPath: "#/properties/OpenAiChatMessage_AiChannelSession_ExternalIdentifier/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.OpenAiChatMessage_AiChannelSession_Coworker_Id !== void 0) {
      if (typeof data.OpenAiChatMessage_AiChannelSession_Coworker_Id !== "string") {
        const err22 = { instancePath: instancePath + "/OpenAiChatMessage_AiChannelSession_Coworker_Id", schemaPath: "#/properties/OpenAiChatMessage_AiChannelSession_Coworker_Id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.OpenAiChatMessage_AiChannelSession_Coworker_CoworkerType !== void 0) {
      if (typeof data.OpenAiChatMessage_AiChannelSession_Coworker_CoworkerType !== "string") {
        const err23 = { instancePath: instancePath + "/OpenAiChatMessage_AiChannelSession_Coworker_CoworkerType", schemaPath: "#/properties/OpenAiChatMessage_AiChannelSession_Coworker_CoworkerType/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.OpenAiChatMessage_AiChannelSession_Coworker_FullName !== void 0) {
      if (typeof data.OpenAiChatMessage_AiChannelSession_Coworker_FullName !== "string") {
        const err24 = { instancePath: instancePath + "/OpenAiChatMessage_AiChannelSession_Coworker_FullName", schemaPath: "#/properties/OpenAiChatMessage_AiChannelSession_Coworker_FullName/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data.OpenAiChatMessage_AiChannelSession_Coworker_MobilePhone !== void 0) {
      if (typeof data.OpenAiChatMessage_AiChannelSession_Coworker_MobilePhone !== "string") {
        const err25 = { instancePath: instancePath + "/OpenAiChatMessage_AiChannelSession_Coworker_MobilePhone", schemaPath: "#/properties/OpenAiChatMessage_AiChannelSession_Coworker_MobilePhone/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.OpenAiChatMessage_AiChannelSession_Coworker_LandLine !== void 0) {
      if (typeof data.OpenAiChatMessage_AiChannelSession_Coworker_LandLine !== "string") {
        const err26 = { instancePath: instancePath + "/OpenAiChatMessage_AiChannelSession_Coworker_LandLine", schemaPath: "#/properties/OpenAiChatMessage_AiChannelSession_Coworker_LandLine/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
    if (data.OpenAiChatMessage_AiChannelSession_Coworker_BillingName !== void 0) {
      if (typeof data.OpenAiChatMessage_AiChannelSession_Coworker_BillingName !== "string") {
        const err27 = { instancePath: instancePath + "/OpenAiChatMessage_AiChannelSession_Coworker_BillingName", schemaPath: "#/properties/OpenAiChatMessage_AiChannelSession_Coworker_BillingName/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
    if (data.OpenAiChatMessage_AiChannelSession_Coworker_CompanyName !== void 0) {
      if (typeof data.OpenAiChatMessage_AiChannelSession_Coworker_CompanyName !== "string") {
        const err28 = { instancePath: instancePath + "/OpenAiChatMessage_AiChannelSession_Coworker_CompanyName", schemaPath: "#/properties/OpenAiChatMessage_AiChannelSession_Coworker_CompanyName/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.OpenAiChatMessage_AiChannelSession_Coworker_TeamNames !== void 0) {
      if (typeof data.OpenAiChatMessage_AiChannelSession_Coworker_TeamNames !== "string") {
        const err29 = { instancePath: instancePath + "/OpenAiChatMessage_AiChannelSession_Coworker_TeamNames", schemaPath: "#/properties/OpenAiChatMessage_AiChannelSession_Coworker_TeamNames/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.OpenAiChatMessage_Action !== void 0) {
      let data16 = data.OpenAiChatMessage_Action;
      if (!(typeof data16 == "number" && (!(data16 % 1) && !isNaN(data16)) && isFinite(data16))) {
        const err30 = { instancePath: instancePath + "/OpenAiChatMessage_Action", schemaPath: "#/properties/OpenAiChatMessage_Action/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
      if (typeof data16 == "number" && isFinite(data16)) {
        if (!formats0.validate(data16)) {
          const err31 = { instancePath: instancePath + "/OpenAiChatMessage_Action", schemaPath: "#/properties/OpenAiChatMessage_Action/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err31];
          } else {
            vErrors.push(err31);
          }
          errors++;
        }
      }
    }
    if (data.OpenAiChatMessage_Content !== void 0) {
      if (typeof data.OpenAiChatMessage_Content !== "string") {
        const err32 = { instancePath: instancePath + "/OpenAiChatMessage_Content", schemaPath: "#/properties/OpenAiChatMessage_Content/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err32];
        } else {
          vErrors.push(err32);
        }
        errors++;
      }
    }
    if (data.OpenAiChatMessage_ChatSession !== void 0) {
      if (typeof data.OpenAiChatMessage_ChatSession !== "string") {
        const err33 = { instancePath: instancePath + "/OpenAiChatMessage_ChatSession", schemaPath: "#/properties/OpenAiChatMessage_ChatSession/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err33];
        } else {
          vErrors.push(err33);
        }
        errors++;
      }
    }
    if (data.OpenAiChatMessage_ResponderName !== void 0) {
      if (typeof data.OpenAiChatMessage_ResponderName !== "string") {
        const err34 = { instancePath: instancePath + "/OpenAiChatMessage_ResponderName", schemaPath: "#/properties/OpenAiChatMessage_ResponderName/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err34];
        } else {
          vErrors.push(err34);
        }
        errors++;
      }
    }
    if (data.OpenAiChatMessage_ChatMessageRole !== void 0) {
      if (typeof data.OpenAiChatMessage_ChatMessageRole !== "string") {
        const err35 = { instancePath: instancePath + "/OpenAiChatMessage_ChatMessageRole", schemaPath: "#/properties/OpenAiChatMessage_ChatMessageRole/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err35];
        } else {
          vErrors.push(err35);
        }
        errors++;
      }
    }
    if (data.OpenAiChatMessage_Rating !== void 0) {
      let data21 = data.OpenAiChatMessage_Rating;
      if (!(typeof data21 == "number" && (!(data21 % 1) && !isNaN(data21)) && isFinite(data21))) {
        const err36 = { instancePath: instancePath + "/OpenAiChatMessage_Rating", schemaPath: "#/properties/OpenAiChatMessage_Rating/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err36];
        } else {
          vErrors.push(err36);
        }
        errors++;
      }
      if (typeof data21 == "number" && isFinite(data21)) {
        if (!formats0.validate(data21)) {
          const err37 = { instancePath: instancePath + "/OpenAiChatMessage_Rating", schemaPath: "#/properties/OpenAiChatMessage_Rating/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err37];
          } else {
            vErrors.push(err37);
          }
          errors++;
        }
      }
    }
    if (data.OpenAiChatMessage_Channel !== void 0) {
      if (typeof data.OpenAiChatMessage_Channel !== "string") {
        const err38 = { instancePath: instancePath + "/OpenAiChatMessage_Channel", schemaPath: "#/properties/OpenAiChatMessage_Channel/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err38];
        } else {
          vErrors.push(err38);
        }
        errors++;
      }
    }
    if (data.from_OpenAiChatMessage_Rating !== void 0) {
      let data23 = data.from_OpenAiChatMessage_Rating;
      if (!(typeof data23 == "number" && (!(data23 % 1) && !isNaN(data23)) && isFinite(data23))) {
        const err39 = { instancePath: instancePath + "/from_OpenAiChatMessage_Rating", schemaPath: "#/properties/from_OpenAiChatMessage_Rating/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
      if (typeof data23 == "number" && isFinite(data23)) {
        if (!formats0.validate(data23)) {
          const err40 = { instancePath: instancePath + "/from_OpenAiChatMessage_Rating", schemaPath: "#/properties/from_OpenAiChatMessage_Rating/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err40];
          } else {
            vErrors.push(err40);
          }
          errors++;
        }
      }
    }
    if (data.to_OpenAiChatMessage_Rating !== void 0) {
      let data24 = data.to_OpenAiChatMessage_Rating;
      if (!(typeof data24 == "number" && (!(data24 % 1) && !isNaN(data24)) && isFinite(data24))) {
        const err41 = { instancePath: instancePath + "/to_OpenAiChatMessage_Rating", schemaPath: "#/properties/to_OpenAiChatMessage_Rating/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err41];
        } else {
          vErrors.push(err41);
        }
        errors++;
      }
      if (typeof data24 == "number" && isFinite(data24)) {
        if (!formats0.validate(data24)) {
          const err42 = { instancePath: instancePath + "/to_OpenAiChatMessage_Rating", schemaPath: "#/properties/to_OpenAiChatMessage_Rating/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err42];
          } else {
            vErrors.push(err42);
          }
          errors++;
        }
      }
    }
    if (data.from_OpenAiChatMessage_CreatedOn !== void 0) {
      let data25 = data.from_OpenAiChatMessage_CreatedOn;
      if (typeof data25 === "string") {
        if (!pattern3.test(data25)) {
          const err43 = { instancePath: instancePath + "/from_OpenAiChatMessage_CreatedOn", schemaPath: "#/properties/from_OpenAiChatMessage_CreatedOn/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d$"' };
          if (vErrors === null) {
            vErrors = [err43];
          } else {
            vErrors.push(err43);
          }
          errors++;
        }
        if (!formats18.test(data25)) {
          const err44 = { instancePath: instancePath + "/from_OpenAiChatMessage_CreatedOn", schemaPath: "#/properties/from_OpenAiChatMessage_CreatedOn/format", keyword: "format", params: { format: "date-minute" }, message: 'must match format "date-minute"' };
          if (vErrors === null) {
            vErrors = [err44];
          } else {
            vErrors.push(err44);
          }
          errors++;
        }
      } else {
        const err45 = { instancePath: instancePath + "/from_OpenAiChatMessage_CreatedOn", schemaPath: "#/properties/from_OpenAiChatMessage_CreatedOn/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err45];
        } else {
          vErrors.push(err45);
        }
        errors++;
      }
    }
    if (data.to_OpenAiChatMessage_CreatedOn !== void 0) {
      let data26 = data.to_OpenAiChatMessage_CreatedOn;
      if (typeof data26 === "string") {
        if (!pattern3.test(data26)) {
          const err46 = { instancePath: instancePath + "/to_OpenAiChatMessage_CreatedOn", schemaPath: "#/properties/to_OpenAiChatMessage_CreatedOn/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d$"' };
          if (vErrors === null) {
            vErrors = [err46];
          } else {
            vErrors.push(err46);
          }
          errors++;
        }
        if (!formats18.test(data26)) {
          const err47 = { instancePath: instancePath + "/to_OpenAiChatMessage_CreatedOn", schemaPath: "#/properties/to_OpenAiChatMessage_CreatedOn/format", keyword: "format", params: { format: "date-minute" }, message: 'must match format "date-minute"' };
          if (vErrors === null) {
            vErrors = [err47];
          } else {
            vErrors.push(err47);
          }
          errors++;
        }
      } else {
        const err48 = { instancePath: instancePath + "/to_OpenAiChatMessage_CreatedOn", schemaPath: "#/properties/to_OpenAiChatMessage_CreatedOn/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err48];
        } else {
          vErrors.push(err48);
        }
        errors++;
      }
    }
    if (data.from_OpenAiChatMessage_UpdatedOn !== void 0) {
      let data27 = data.from_OpenAiChatMessage_UpdatedOn;
      if (typeof data27 === "string") {
        if (!pattern3.test(data27)) {
          const err49 = { instancePath: instancePath + "/from_OpenAiChatMessage_UpdatedOn", schemaPath: "#/properties/from_OpenAiChatMessage_UpdatedOn/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d$"' };
          if (vErrors === null) {
            vErrors = [err49];
          } else {
            vErrors.push(err49);
          }
          errors++;
        }
        if (!formats18.test(data27)) {
          const err50 = { instancePath: instancePath + "/from_OpenAiChatMessage_UpdatedOn", schemaPath: "#/properties/from_OpenAiChatMessage_UpdatedOn/format", keyword: "format", params: { format: "date-minute" }, message: 'must match format "date-minute"' };
          if (vErrors === null) {
            vErrors = [err50];
          } else {
            vErrors.push(err50);
          }
          errors++;
        }
      } else {
        const err51 = { instancePath: instancePath + "/from_OpenAiChatMessage_UpdatedOn", schemaPath: "#/properties/from_OpenAiChatMessage_UpdatedOn/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err51];
        } else {
          vErrors.push(err51);
        }
        errors++;
      }
    }
    if (data.to_OpenAiChatMessage_UpdatedOn !== void 0) {
      let data28 = data.to_OpenAiChatMessage_UpdatedOn;
      if (typeof data28 === "string") {
        if (!pattern3.test(data28)) {
          const err52 = { instancePath: instancePath + "/to_OpenAiChatMessage_UpdatedOn", schemaPath: "#/properties/to_OpenAiChatMessage_UpdatedOn/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d$"' };
          if (vErrors === null) {
            vErrors = [err52];
          } else {
            vErrors.push(err52);
          }
          errors++;
        }
        if (!formats18.test(data28)) {
          const err53 = { instancePath: instancePath + "/to_OpenAiChatMessage_UpdatedOn", schemaPath: "#/properties/to_OpenAiChatMessage_UpdatedOn/format", keyword: "format", params: { format: "date-minute" }, message: 'must match format "date-minute"' };
          if (vErrors === null) {
            vErrors = [err53];
          } else {
            vErrors.push(err53);
          }
          errors++;
        }
      } else {
        const err54 = { instancePath: instancePath + "/to_OpenAiChatMessage_UpdatedOn", schemaPath: "#/properties/to_OpenAiChatMessage_UpdatedOn/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err54];
        } else {
          vErrors.push(err54);
        }
        errors++;
      }
    }
  } else {
    const err55 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err55];
    } else {
      vErrors.push(err55);
    }
    errors++;
  }
  validate53.errors = vErrors;
  return errors === 0;
}
validate53.evaluated = { "props": { "page": true, "size": true, "orderBy": true, "dir": true, "OpenAiChatMessage_Business": true, "OpenAiChatMessage_User": true, "OpenAiChatMessage_AiChannelSession": true, "OpenAiChatMessage_AiChannelSession_ExternalIdentifier": true, "OpenAiChatMessage_AiChannelSession_Coworker_Id": true, "OpenAiChatMessage_AiChannelSession_Coworker_CoworkerType": true, "OpenAiChatMessage_AiChannelSession_Coworker_FullName": true, "OpenAiChatMessage_AiChannelSession_Coworker_MobilePhone": true, "OpenAiChatMessage_AiChannelSession_Coworker_LandLine": true, "OpenAiChatMessage_AiChannelSession_Coworker_BillingName": true, "OpenAiChatMessage_AiChannelSession_Coworker_CompanyName": true, "OpenAiChatMessage_AiChannelSession_Coworker_TeamNames": true, "OpenAiChatMessage_Action": true, "OpenAiChatMessage_Content": true, "OpenAiChatMessage_ChatSession": true, "OpenAiChatMessage_ResponderName": true, "OpenAiChatMessage_ChatMessageRole": true, "OpenAiChatMessage_Rating": true, "OpenAiChatMessage_Channel": true, "from_OpenAiChatMessage_Rating": true, "to_OpenAiChatMessage_Rating": true, "from_OpenAiChatMessage_CreatedOn": true, "to_OpenAiChatMessage_CreatedOn": true, "from_OpenAiChatMessage_UpdatedOn": true, "to_OpenAiChatMessage_UpdatedOn": true }, "dynamicProps": false, "dynamicItems": false };
var searchOpenAiChatMessages_header = validate54;
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate54.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate54.errors = vErrors;
  return errors === 0;
}
validate54.evaluated = { "dynamicProps": false, "dynamicItems": false };
var searchOpenAiChatMessages_response_200_0 = validate55;
var schema25 = { "type": "object", "description": "A message as a search returns it: every field but `Action`. It must never become the body of an update, which would clear what the summary lacks. Fields beyond those listed may appear.", "required": ["BusinessId", "UserId", "AiChannelSessionId", "AiChannelSessionExternalIdentifier", "AiChannelSessionCoworkerId", "AiChannelSessionCoworkerCoworkerType", "AiChannelSessionCoworkerFullName", "AiChannelSessionCoworkerMobilePhone", "AiChannelSessionCoworkerLandLine", "AiChannelSessionCoworkerBillingName", "AiChannelSessionCoworkerCompanyName", "AiChannelSessionCoworkerTeamNames", "Content", "ChatSession", "ResponderName", "ChatMessageRole", "Rating", "Channel", "Id", "UniqueId", "CreatedOn", "UpdatedOn", "UpdatedBy", "IsNew", "SystemId", "ToStringText", "LocalizationDetails", "CustomFields"], "properties": { "BusinessId": { "type": "integer", "format": "int64", "maximum": 9007199254740991, "description": "The business the message belongs to." }, "UserId": { "type": ["integer", "null"], "format": "int64", "maximum": 9007199254740991, "description": "The user the message is linked to." }, "AiChannelSessionId": { "type": ["integer", "null"], "format": "int64", "maximum": 9007199254740991, "description": "The AI channel session the message is part of. A session gathers the messages of one conversation and ties them to a user and a channel." }, "AiChannelSessionExternalIdentifier": { "type": ["string", "null"], "description": "The customer's address at the channel: an e-mail address in an e-mail session, a phone number in a WhatsApp session, and so on.", "x-personal-data": "contact-identifier" }, "AiChannelSessionCoworkerId": { "type": ["string", "null"], "description": "The customer behind the session. A string, unlike the other ids." }, "AiChannelSessionCoworkerCoworkerType": { "type": ["string", "null"], "description": "What kind of customer it is, for example `Individual` or `Company`." }, "AiChannelSessionCoworkerFullName": { "type": ["string", "null"], "description": "The customer's full name.", "x-personal-data": "name" }, "AiChannelSessionCoworkerMobilePhone": { "type": ["string", "null"], "description": "The customer's mobile number.", "x-personal-data": "phone" }, "AiChannelSessionCoworkerLandLine": { "type": ["string", "null"], "description": "The customer's landline number.", "x-personal-data": "phone" }, "AiChannelSessionCoworkerBillingName": { "type": ["string", "null"], "description": "The name the customer is invoiced under.", "x-personal-data": "name" }, "AiChannelSessionCoworkerCompanyName": { "type": ["string", "null"], "description": "The company's name, where the customer is a company.", "x-personal-data": "name" }, "AiChannelSessionCoworkerTeamNames": { "type": ["string", "null"], "description": "The teams the customer belongs to, separated by commas.", "x-personal-data": "name" }, "Content": { "type": "string", "description": "What was said. May be empty.", "x-personal-data": "free-text" }, "ChatSession": { "type": ["string", "null"], "description": "The chat session the message belongs to. The form of the value is not documented." }, "ResponderName": { "type": ["string", "null"], "description": "The display name of whoever answered. Read-only.", "x-personal-data": "name" }, "ChatMessageRole": { "type": ["string", "null"], "description": "The role in which the message was sent. The values are not documented." }, "Rating": { "type": ["integer", "null"], "format": "int64", "description": "The rating given to the message. The scale is not documented." }, "Channel": { "type": ["string", "null"], "description": "The AI channel the message was sent through, for example `Email`, `Chat` or `WhatsApp`." }, "Id": { "type": "integer", "format": "int64", "maximum": 9007199254740991, "description": "Identifies the record." }, "UniqueId": { "type": "string", "format": "uuid", "description": "The record's UUID." }, "CreatedOn": { "type": "string", "format": "date-time", "description": "When the record was created." }, "UpdatedOn": { "type": "string", "format": "date-time", "description": "When the record was last changed." }, "UpdatedBy": { "type": "string", "description": "The e-mail address of the user who last changed the record. No format is promised: a value written by the system, or shaped to protect the person, need not be an address.", "x-personal-data": "email" }, "IsNew": { "type": "boolean", "description": "Whether the record was created recently." }, "SystemId": { "type": ["string", "null"], "description": "The record's identifier in an external system." }, "ToStringText": { "type": "string", "description": "The record rendered as text, so it may repeat any other field.", "x-personal-data": "free-text" }, "LocalizationDetails": { "description": "Only ever seen as null, so no type is promised." }, "CustomFields": { "description": "Only ever seen as null, so no type is promised. By its name it may hold anything an operator records.", "x-personal-data": "free-text" }, "CoworkerMessageId": { "type": ["integer", "null"], "format": "int64", "maximum": 9007199254740991, "description": "The customer message the record is linked to." }, "HelpDeskMessageId": { "type": ["integer", "null"], "format": "int64", "maximum": 9007199254740991, "description": "The help desk message the record is linked to." }, "HelpDeskCommentId": { "type": ["integer", "null"], "format": "int64", "maximum": 9007199254740991, "description": "The help desk comment the record is linked to." } } };
var formats36 = /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
var formats38 = require_formats().fullFormats["date-time"];
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate58.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.BusinessId === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "BusinessId" }, message: "must have required property 'BusinessId'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.UserId === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "UserId" }, message: "must have required property 'UserId'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.AiChannelSessionId === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "AiChannelSessionId" }, message: "must have required property 'AiChannelSessionId'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.AiChannelSessionExternalIdentifier === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "AiChannelSessionExternalIdentifier" }, message: "must have required property 'AiChannelSessionExternalIdentifier'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.AiChannelSessionCoworkerId === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "AiChannelSessionCoworkerId" }, message: "must have required property 'AiChannelSessionCoworkerId'" };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.AiChannelSessionCoworkerCoworkerType === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "AiChannelSessionCoworkerCoworkerType" }, message: "must have required property 'AiChannelSessionCoworkerCoworkerType'" };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.AiChannelSessionCoworkerFullName === void 0) {
      const err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "AiChannelSessionCoworkerFullName" }, message: "must have required property 'AiChannelSessionCoworkerFullName'" };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    if (data.AiChannelSessionCoworkerMobilePhone === void 0) {
      const err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "AiChannelSessionCoworkerMobilePhone" }, message: "must have required property 'AiChannelSessionCoworkerMobilePhone'" };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    if (data.AiChannelSessionCoworkerLandLine === void 0) {
      const err8 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "AiChannelSessionCoworkerLandLine" }, message: "must have required property 'AiChannelSessionCoworkerLandLine'" };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    if (data.AiChannelSessionCoworkerBillingName === void 0) {
      const err9 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "AiChannelSessionCoworkerBillingName" }, message: "must have required property 'AiChannelSessionCoworkerBillingName'" };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
    if (data.AiChannelSessionCoworkerCompanyName === void 0) {
      const err10 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "AiChannelSessionCoworkerCompanyName" }, message: "must have required property 'AiChannelSessionCoworkerCompanyName'" };
      if (vErrors === null) {
        vErrors = [err10];
      } else {
        vErrors.push(err10);
      }
      errors++;
    }
    if (data.AiChannelSessionCoworkerTeamNames === void 0) {
      const err11 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "AiChannelSessionCoworkerTeamNames" }, message: "must have required property 'AiChannelSessionCoworkerTeamNames'" };
      if (vErrors === null) {
        vErrors = [err11];
      } else {
        vErrors.push(err11);
      }
      errors++;
    }
    if (data.Content === void 0) {
      const err12 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "Content" }, message: "must have required property 'Content'" };
      if (vErrors === null) {
        vErrors = [err12];
      } else {
        vErrors.push(err12);
      }
      errors++;
    }
    if (data.ChatSession === void 0) {
      const err13 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "ChatSession" }, message: "must have required property 'ChatSession'" };
      if (vErrors === null) {
        vErrors = [err13];
      } else {
        vErrors.push(err13);
      }
      errors++;
    }
    if (data.ResponderName === void 0) {
      const err14 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "ResponderName" }, message: "must have required property 'ResponderName'" };
      if (vErrors === null) {
        vErrors = [err14];
      } else {
        vErrors.push(err14);
      }
      errors++;
    }
    if (data.ChatMessageRole === void 0) {
      const err15 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "ChatMessageRole" }, message: "must have required property 'ChatMessageRole'" };
      if (vErrors === null) {
        vErrors = [err15];
      } else {
        vErrors.push(err15);
      }
      errors++;
    }
    if (data.Rating === void 0) {
      const err16 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "Rating" }, message: "must have required property 'Rating'" };
      if (vErrors === null) {
        vErrors = [err16];
      } else {
        vErrors.push(err16);
      }
      errors++;
    }
    if (data.Channel === void 0) {
      const err17 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "Channel" }, message: "must have required property 'Channel'" };
      if (vErrors === null) {
        vErrors = [err17];
      } else {
        vErrors.push(err17);
      }
      errors++;
    }
    if (data.Id === void 0) {
      const err18 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "Id" }, message: "must have required property 'Id'" };
      if (vErrors === null) {
        vErrors = [err18];
      } else {
        vErrors.push(err18);
      }
      errors++;
    }
    if (data.UniqueId === void 0) {
      const err19 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "UniqueId" }, message: "must have required property 'UniqueId'" };
      if (vErrors === null) {
        vErrors = [err19];
      } else {
        vErrors.push(err19);
      }
      errors++;
    }
    if (data.CreatedOn === void 0) {
      const err20 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "CreatedOn" }, message: "must have required property 'CreatedOn'" };
      if (vErrors === null) {
        vErrors = [err20];
      } else {
        vErrors.push(err20);
      }
      errors++;
    }
    if (data.UpdatedOn === void 0) {
      const err21 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "UpdatedOn" }, message: "must have required property 'UpdatedOn'" };
      if (vErrors === null) {
        vErrors = [err21];
      } else {
        vErrors.push(err21);
      }
      errors++;
    }
    if (data.UpdatedBy === void 0) {
      const err22 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "UpdatedBy" }, message: "must have required property 'UpdatedBy'" };
      if (vErrors === null) {
        vErrors = [err22];
      } else {
        vErrors.push(err22);
      }
      errors++;
    }
    if (data.IsNew === void 0) {
      const err23 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "IsNew" }, message: "must have required property 'IsNew'" };
      if (vErrors === null) {
        vErrors = [err23];
      } else {
        vErrors.push(err23);
      }
      errors++;
    }
    if (data.SystemId === void 0) {
      const err24 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "SystemId" }, message: "must have required property 'SystemId'" };
      if (vErrors === null) {
        vErrors = [err24];
      } else {
        vErrors.push(err24);
      }
      errors++;
    }
    if (data.ToStringText === void 0) {
      const err25 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "ToStringText" }, message: "must have required property 'ToStringText'" };
      if (vErrors === null) {
        vErrors = [err25];
      } else {
        vErrors.push(err25);
      }
      errors++;
    }
    if (data.LocalizationDetails === void 0) {
      const err26 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "LocalizationDetails" }, message: "must have required property 'LocalizationDetails'" };
      if (vErrors === null) {
        vErrors = [err26];
      } else {
        vErrors.push(err26);
      }
      errors++;
    }
    if (data.CustomFields === void 0) {
      const err27 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "CustomFields" }, message: "must have required property 'CustomFields'" };
      if (vErrors === null) {
        vErrors = [err27];
      } else {
        vErrors.push(err27);
      }
      errors++;
    }
    if (data.BusinessId !== void 0) {
      let data0 = data.BusinessId;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err28 = { instancePath: instancePath + "/BusinessId", schemaPath: "#/properties/BusinessId/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 9007199254740991 || isNaN(data0)) {
          const err29 = { instancePath: instancePath + "/BusinessId", schemaPath: "#/properties/BusinessId/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err29];
          } else {
            vErrors.push(err29);
          }
          errors++;
        }
        if (!formats0.validate(data0)) {
          const err30 = { instancePath: instancePath + "/BusinessId", schemaPath: "#/properties/BusinessId/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err30];
          } else {
            vErrors.push(err30);
          }
          errors++;
        }
      }
    }
    if (data.UserId !== void 0) {
      let data1 = data.UserId;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1)) && data1 !== null) {
        const err31 = { instancePath: instancePath + "/UserId", schemaPath: "#/properties/UserId/type", keyword: "type", params: { type: schema25.properties.UserId.type }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 9007199254740991 || isNaN(data1)) {
          const err32 = { instancePath: instancePath + "/UserId", schemaPath: "#/properties/UserId/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err32];
          } else {
            vErrors.push(err32);
          }
          errors++;
        }
        if (!formats0.validate(data1)) {
          const err33 = { instancePath: instancePath + "/UserId", schemaPath: "#/properties/UserId/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err33];
          } else {
            vErrors.push(err33);
          }
          errors++;
        }
      }
    }
    if (data.AiChannelSessionId !== void 0) {
      let data2 = data.AiChannelSessionId;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2)) && data2 !== null) {
        const err34 = { instancePath: instancePath + "/AiChannelSessionId", schemaPath: "#/properties/AiChannelSessionId/type", keyword: "type", params: { type: schema25.properties.AiChannelSessionId.type }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err34];
        } else {
          vErrors.push(err34);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 9007199254740991 || isNaN(data2)) {
          const err35 = { instancePath: instancePath + "/AiChannelSessionId", schemaPath: "#/properties/AiChannelSessionId/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err35];
          } else {
            vErrors.push(err35);
          }
          errors++;
        }
        if (!formats0.validate(data2)) {
          const err36 = { instancePath: instancePath + "/AiChannelSessionId", schemaPath: "#/properties/AiChannelSessionId/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err36];
          } else {
            vErrors.push(err36);
          }
          errors++;
        }
      }
    }
    if (data.AiChannelSessionExternalIdentifier !== void 0) {
      let data3 = data.AiChannelSessionExternalIdentifier;
      if (typeof data3 !== "string" && data3 !== null) {
        const err37 = { instancePath: instancePath + "/AiChannelSessionExternalIdentifier", schemaPath: "#/properties/AiChannelSessionExternalIdentifier/type", keyword: "type", params: { type: schema25.properties.AiChannelSessionExternalIdentifier.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err37];
        } else {
          vErrors.push(err37);
        }
        errors++;
      }
    }
    if (data.AiChannelSessionCoworkerId !== void 0) {
      let data4 = data.AiChannelSessionCoworkerId;
      if (typeof data4 !== "string" && data4 !== null) {
        const err38 = { instancePath: instancePath + "/AiChannelSessionCoworkerId", schemaPath: "#/properties/AiChannelSessionCoworkerId/type", keyword: "type", params: { type: schema25.properties.AiChannelSessionCoworkerId.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err38];
        } else {
          vErrors.push(err38);
        }
        errors++;
      }
    }
    if (data.AiChannelSessionCoworkerCoworkerType !== void 0) {
      let data5 = data.AiChannelSessionCoworkerCoworkerType;
      if (typeof data5 !== "string" && data5 !== null) {
        const err39 = { instancePath: instancePath + "/AiChannelSessionCoworkerCoworkerType", schemaPath: "#/properties/AiChannelSessionCoworkerCoworkerType/type", keyword: "type", params: { type: schema25.properties.AiChannelSessionCoworkerCoworkerType.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
    }
    if (data.AiChannelSessionCoworkerFullName !== void 0) {
      let data6 = data.AiChannelSessionCoworkerFullName;
      if (typeof data6 !== "string" && data6 !== null) {
        const err40 = { instancePath: instancePath + "/AiChannelSessionCoworkerFullName", schemaPath: "#/properties/AiChannelSessionCoworkerFullName/type", keyword: "type", params: { type: schema25.properties.AiChannelSessionCoworkerFullName.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err40];
        } else {
          vErrors.push(err40);
        }
        errors++;
      }
    }
    if (data.AiChannelSessionCoworkerMobilePhone !== void 0) {
      let data7 = data.AiChannelSessionCoworkerMobilePhone;
      if (typeof data7 !== "string" && data7 !== null) {
        const err41 = { instancePath: instancePath + "/AiChannelSessionCoworkerMobilePhone", schemaPath: "#/properties/AiChannelSessionCoworkerMobilePhone/type", keyword: "type", params: { type: schema25.properties.AiChannelSessionCoworkerMobilePhone.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err41];
        } else {
          vErrors.push(err41);
        }
        errors++;
      }
    }
    if (data.AiChannelSessionCoworkerLandLine !== void 0) {
      let data8 = data.AiChannelSessionCoworkerLandLine;
      if (typeof data8 !== "string" && data8 !== null) {
        const err42 = { instancePath: instancePath + "/AiChannelSessionCoworkerLandLine", schemaPath: "#/properties/AiChannelSessionCoworkerLandLine/type", keyword: "type", params: { type: schema25.properties.AiChannelSessionCoworkerLandLine.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err42];
        } else {
          vErrors.push(err42);
        }
        errors++;
      }
    }
    if (data.AiChannelSessionCoworkerBillingName !== void 0) {
      let data9 = data.AiChannelSessionCoworkerBillingName;
      if (typeof data9 !== "string" && data9 !== null) {
        const err43 = { instancePath: instancePath + "/AiChannelSessionCoworkerBillingName", schemaPath: "#/properties/AiChannelSessionCoworkerBillingName/type", keyword: "type", params: { type: schema25.properties.AiChannelSessionCoworkerBillingName.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err43];
        } else {
          vErrors.push(err43);
        }
        errors++;
      }
    }
    if (data.AiChannelSessionCoworkerCompanyName !== void 0) {
      let data10 = data.AiChannelSessionCoworkerCompanyName;
      if (typeof data10 !== "string" && data10 !== null) {
        const err44 = { instancePath: instancePath + "/AiChannelSessionCoworkerCompanyName", schemaPath: "#/properties/AiChannelSessionCoworkerCompanyName/type", keyword: "type", params: { type: schema25.properties.AiChannelSessionCoworkerCompanyName.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err44];
        } else {
          vErrors.push(err44);
        }
        errors++;
      }
    }
    if (data.AiChannelSessionCoworkerTeamNames !== void 0) {
      let data11 = data.AiChannelSessionCoworkerTeamNames;
      if (typeof data11 !== "string" && data11 !== null) {
        const err45 = { instancePath: instancePath + "/AiChannelSessionCoworkerTeamNames", schemaPath: "#/properties/AiChannelSessionCoworkerTeamNames/type", keyword: "type", params: { type: schema25.properties.AiChannelSessionCoworkerTeamNames.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err45];
        } else {
          vErrors.push(err45);
        }
        errors++;
      }
    }
    if (data.Content !== void 0) {
      if (typeof data.Content !== "string") {
        const err46 = { instancePath: instancePath + "/Content", schemaPath: "#/properties/Content/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err46];
        } else {
          vErrors.push(err46);
        }
        errors++;
      }
    }
    if (data.ChatSession !== void 0) {
      let data13 = data.ChatSession;
      if (typeof data13 !== "string" && data13 !== null) {
        const err47 = { instancePath: instancePath + "/ChatSession", schemaPath: "#/properties/ChatSession/type", keyword: "type", params: { type: schema25.properties.ChatSession.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err47];
        } else {
          vErrors.push(err47);
        }
        errors++;
      }
    }
    if (data.ResponderName !== void 0) {
      let data14 = data.ResponderName;
      if (typeof data14 !== "string" && data14 !== null) {
        const err48 = { instancePath: instancePath + "/ResponderName", schemaPath: "#/properties/ResponderName/type", keyword: "type", params: { type: schema25.properties.ResponderName.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err48];
        } else {
          vErrors.push(err48);
        }
        errors++;
      }
    }
    if (data.ChatMessageRole !== void 0) {
      let data15 = data.ChatMessageRole;
      if (typeof data15 !== "string" && data15 !== null) {
        const err49 = { instancePath: instancePath + "/ChatMessageRole", schemaPath: "#/properties/ChatMessageRole/type", keyword: "type", params: { type: schema25.properties.ChatMessageRole.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err49];
        } else {
          vErrors.push(err49);
        }
        errors++;
      }
    }
    if (data.Rating !== void 0) {
      let data16 = data.Rating;
      if (!(typeof data16 == "number" && (!(data16 % 1) && !isNaN(data16)) && isFinite(data16)) && data16 !== null) {
        const err50 = { instancePath: instancePath + "/Rating", schemaPath: "#/properties/Rating/type", keyword: "type", params: { type: schema25.properties.Rating.type }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err50];
        } else {
          vErrors.push(err50);
        }
        errors++;
      }
      if (typeof data16 == "number" && isFinite(data16)) {
        if (!formats0.validate(data16)) {
          const err51 = { instancePath: instancePath + "/Rating", schemaPath: "#/properties/Rating/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err51];
          } else {
            vErrors.push(err51);
          }
          errors++;
        }
      }
    }
    if (data.Channel !== void 0) {
      let data17 = data.Channel;
      if (typeof data17 !== "string" && data17 !== null) {
        const err52 = { instancePath: instancePath + "/Channel", schemaPath: "#/properties/Channel/type", keyword: "type", params: { type: schema25.properties.Channel.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err52];
        } else {
          vErrors.push(err52);
        }
        errors++;
      }
    }
    if (data.Id !== void 0) {
      let data18 = data.Id;
      if (!(typeof data18 == "number" && (!(data18 % 1) && !isNaN(data18)) && isFinite(data18))) {
        const err53 = { instancePath: instancePath + "/Id", schemaPath: "#/properties/Id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err53];
        } else {
          vErrors.push(err53);
        }
        errors++;
      }
      if (typeof data18 == "number" && isFinite(data18)) {
        if (data18 > 9007199254740991 || isNaN(data18)) {
          const err54 = { instancePath: instancePath + "/Id", schemaPath: "#/properties/Id/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err54];
          } else {
            vErrors.push(err54);
          }
          errors++;
        }
        if (!formats0.validate(data18)) {
          const err55 = { instancePath: instancePath + "/Id", schemaPath: "#/properties/Id/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err55];
          } else {
            vErrors.push(err55);
          }
          errors++;
        }
      }
    }
    if (data.UniqueId !== void 0) {
      let data19 = data.UniqueId;
      if (typeof data19 === "string") {
        if (!formats36.test(data19)) {
          const err56 = { instancePath: instancePath + "/UniqueId", schemaPath: "#/properties/UniqueId/format", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' };
          if (vErrors === null) {
            vErrors = [err56];
          } else {
            vErrors.push(err56);
          }
          errors++;
        }
      } else {
        const err57 = { instancePath: instancePath + "/UniqueId", schemaPath: "#/properties/UniqueId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err57];
        } else {
          vErrors.push(err57);
        }
        errors++;
      }
    }
    if (data.CreatedOn !== void 0) {
      let data20 = data.CreatedOn;
      if (typeof data20 === "string") {
        if (!formats38.validate(data20)) {
          const err58 = { instancePath: instancePath + "/CreatedOn", schemaPath: "#/properties/CreatedOn/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err58];
          } else {
            vErrors.push(err58);
          }
          errors++;
        }
      } else {
        const err59 = { instancePath: instancePath + "/CreatedOn", schemaPath: "#/properties/CreatedOn/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err59];
        } else {
          vErrors.push(err59);
        }
        errors++;
      }
    }
    if (data.UpdatedOn !== void 0) {
      let data21 = data.UpdatedOn;
      if (typeof data21 === "string") {
        if (!formats38.validate(data21)) {
          const err60 = { instancePath: instancePath + "/UpdatedOn", schemaPath: "#/properties/UpdatedOn/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err60];
          } else {
            vErrors.push(err60);
          }
          errors++;
        }
      } else {
        const err61 = { instancePath: instancePath + "/UpdatedOn", schemaPath: "#/properties/UpdatedOn/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err61];
        } else {
          vErrors.push(err61);
        }
        errors++;
      }
    }
    if (data.UpdatedBy !== void 0) {
      if (typeof data.UpdatedBy !== "string") {
        const err62 = { instancePath: instancePath + "/UpdatedBy", schemaPath: "#/properties/UpdatedBy/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err62];
        } else {
          vErrors.push(err62);
        }
        errors++;
      }
    }
    if (data.IsNew !== void 0) {
      if (typeof data.IsNew !== "boolean") {
        const err63 = { instancePath: instancePath + "/IsNew", schemaPath: "#/properties/IsNew/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err63];
        } else {
          vErrors.push(err63);
        }
        errors++;
      }
    }
    if (data.SystemId !== void 0) {
      let data24 = data.SystemId;
      if (typeof data24 !== "string" && data24 !== null) {
        const err64 = { instancePath: instancePath + "/SystemId", schemaPath: "#/properties/SystemId/type", keyword: "type", params: { type: schema25.properties.SystemId.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err64];
        } else {
          vErrors.push(err64);
        }
        errors++;
      }
    }
    if (data.ToStringText !== void 0) {
      if (typeof data.ToStringText !== "string") {
        const err65 = { instancePath: instancePath + "/ToStringText", schemaPath: "#/properties/ToStringText/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err65];
        } else {
          vErrors.push(err65);
        }
        errors++;
      }
    }
    if (data.CoworkerMessageId !== void 0) {
      let data26 = data.CoworkerMessageId;
      if (!(typeof data26 == "number" && (!(data26 % 1) && !isNaN(data26)) && isFinite(data26)) && data26 !== null) {
        const err66 = { instancePath: instancePath + "/CoworkerMessageId", schemaPath: "#/properties/CoworkerMessageId/type", keyword: "type", params: { type: schema25.properties.CoworkerMessageId.type }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err66];
        } else {
          vErrors.push(err66);
        }
        errors++;
      }
      if (typeof data26 == "number" && isFinite(data26)) {
        if (data26 > 9007199254740991 || isNaN(data26)) {
          const err67 = { instancePath: instancePath + "/CoworkerMessageId", schemaPath: "#/properties/CoworkerMessageId/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err67];
          } else {
            vErrors.push(err67);
          }
          errors++;
        }
        if (!formats0.validate(data26)) {
          const err68 = { instancePath: instancePath + "/CoworkerMessageId", schemaPath: "#/properties/CoworkerMessageId/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err68];
          } else {
            vErrors.push(err68);
          }
          errors++;
        }
      }
    }
    if (data.HelpDeskMessageId !== void 0) {
      let data27 = data.HelpDeskMessageId;
      if (!(typeof data27 == "number" && (!(data27 % 1) && !isNaN(data27)) && isFinite(data27)) && data27 !== null) {
        const err69 = { instancePath: instancePath + "/HelpDeskMessageId", schemaPath: "#/properties/HelpDeskMessageId/type", keyword: "type", params: { type: schema25.properties.HelpDeskMessageId.type }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err69];
        } else {
          vErrors.push(err69);
        }
        errors++;
      }
      if (typeof data27 == "number" && isFinite(data27)) {
        if (data27 > 9007199254740991 || isNaN(data27)) {
          const err70 = { instancePath: instancePath + "/HelpDeskMessageId", schemaPath: "#/properties/HelpDeskMessageId/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err70];
          } else {
            vErrors.push(err70);
          }
          errors++;
        }
        if (!formats0.validate(data27)) {
          const err71 = { instancePath: instancePath + "/HelpDeskMessageId", schemaPath: "#/properties/HelpDeskMessageId/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err71];
          } else {
            vErrors.push(err71);
          }
          errors++;
        }
      }
    }
    if (data.HelpDeskCommentId !== void 0) {
      let data28 = data.HelpDeskCommentId;
      if (!(typeof data28 == "number" && (!(data28 % 1) && !isNaN(data28)) && isFinite(data28)) && data28 !== null) {
        const err72 = { instancePath: instancePath + "/HelpDeskCommentId", schemaPath: "#/properties/HelpDeskCommentId/type", keyword: "type", params: { type: schema25.properties.HelpDeskCommentId.type }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err72];
        } else {
          vErrors.push(err72);
        }
        errors++;
      }
      if (typeof data28 == "number" && isFinite(data28)) {
        if (data28 > 9007199254740991 || isNaN(data28)) {
          const err73 = { instancePath: instancePath + "/HelpDeskCommentId", schemaPath: "#/properties/HelpDeskCommentId/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err73];
          } else {
            vErrors.push(err73);
          }
          errors++;
        }
        if (!formats0.validate(data28)) {
          const err74 = { instancePath: instancePath + "/HelpDeskCommentId", schemaPath: "#/properties/HelpDeskCommentId/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err74];
          } else {
            vErrors.push(err74);
          }
          errors++;
        }
      }
    }
  } else {
    const err75 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err75];
    } else {
      vErrors.push(err75);
    }
    errors++;
  }
  validate58.errors = vErrors;
  return errors === 0;
}
validate58.evaluated = { "props": { "BusinessId": true, "UserId": true, "AiChannelSessionId": true, "AiChannelSessionExternalIdentifier": true, "AiChannelSessionCoworkerId": true, "AiChannelSessionCoworkerCoworkerType": true, "AiChannelSessionCoworkerFullName": true, "AiChannelSessionCoworkerMobilePhone": true, "AiChannelSessionCoworkerLandLine": true, "AiChannelSessionCoworkerBillingName": true, "AiChannelSessionCoworkerCompanyName": true, "AiChannelSessionCoworkerTeamNames": true, "Content": true, "ChatSession": true, "ResponderName": true, "ChatMessageRole": true, "Rating": true, "Channel": true, "Id": true, "UniqueId": true, "CreatedOn": true, "UpdatedOn": true, "UpdatedBy": true, "IsNew": true, "SystemId": true, "ToStringText": true, "LocalizationDetails": true, "CustomFields": true, "CoworkerMessageId": true, "HelpDeskMessageId": true, "HelpDeskCommentId": true }, "dynamicProps": false, "dynamicItems": false };
function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate57.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.Records === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "Records" }, message: "must have required property 'Records'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.CurrentPage === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "CurrentPage" }, message: "must have required property 'CurrentPage'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.CurrentPageSize === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "CurrentPageSize" }, message: "must have required property 'CurrentPageSize'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.CurrentOrderField === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "CurrentOrderField" }, message: "must have required property 'CurrentOrderField'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.CurrentSortDirection === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "CurrentSortDirection" }, message: "must have required property 'CurrentSortDirection'" };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.FirstItem === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "FirstItem" }, message: "must have required property 'FirstItem'" };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.LastItem === void 0) {
      const err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "LastItem" }, message: "must have required property 'LastItem'" };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    if (data.PageNumber === void 0) {
      const err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "PageNumber" }, message: "must have required property 'PageNumber'" };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    if (data.PageSize === void 0) {
      const err8 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "PageSize" }, message: "must have required property 'PageSize'" };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    if (data.TotalItems === void 0) {
      const err9 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "TotalItems" }, message: "must have required property 'TotalItems'" };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
    if (data.TotalPages === void 0) {
      const err10 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "TotalPages" }, message: "must have required property 'TotalPages'" };
      if (vErrors === null) {
        vErrors = [err10];
      } else {
        vErrors.push(err10);
      }
      errors++;
    }
    if (data.HasNextPage === void 0) {
      const err11 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "HasNextPage" }, message: "must have required property 'HasNextPage'" };
      if (vErrors === null) {
        vErrors = [err11];
      } else {
        vErrors.push(err11);
      }
      errors++;
    }
    if (data.HasPreviousPage === void 0) {
      const err12 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "HasPreviousPage" }, message: "must have required property 'HasPreviousPage'" };
      if (vErrors === null) {
        vErrors = [err12];
      } else {
        vErrors.push(err12);
      }
      errors++;
    }
    if (data.Records !== void 0) {
      let data0 = data.Records;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate58(data0[i0], { instancePath: instancePath + "/Records/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err13 = { instancePath: instancePath + "/Records", schemaPath: "#/properties/Records/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.CurrentPage !== void 0) {
      let data2 = data.CurrentPage;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err14 = { instancePath: instancePath + "/CurrentPage", schemaPath: "#/properties/CurrentPage/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (!formats0.validate(data2)) {
          const err15 = { instancePath: instancePath + "/CurrentPage", schemaPath: "#/properties/CurrentPage/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      }
    }
    if (data.CurrentPageSize !== void 0) {
      let data3 = data.CurrentPageSize;
      if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
        const err16 = { instancePath: instancePath + "/CurrentPageSize", schemaPath: "#/properties/CurrentPageSize/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
      if (typeof data3 == "number" && isFinite(data3)) {
        if (!formats0.validate(data3)) {
          const err17 = { instancePath: instancePath + "/CurrentPageSize", schemaPath: "#/properties/CurrentPageSize/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      }
    }
    if (data.CurrentOrderField !== void 0) {
      if (typeof data.CurrentOrderField !== "string") {
        const err18 = { instancePath: instancePath + "/CurrentOrderField", schemaPath: "#/properties/CurrentOrderField/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.CurrentSortDirection !== void 0) {
      let data5 = data.CurrentSortDirection;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
        const err19 = { instancePath: instancePath + "/CurrentSortDirection", schemaPath: "#/properties/CurrentSortDirection/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (!formats0.validate(data5)) {
          const err20 = { instancePath: instancePath + "/CurrentSortDirection", schemaPath: "#/properties/CurrentSortDirection/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
      }
    }
    if (data.FirstItem !== void 0) {
      let data6 = data.FirstItem;
      if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)) && isFinite(data6))) {
        const err21 = { instancePath: instancePath + "/FirstItem", schemaPath: "#/properties/FirstItem/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
      if (typeof data6 == "number" && isFinite(data6)) {
        if (!formats0.validate(data6)) {
          const err22 = { instancePath: instancePath + "/FirstItem", schemaPath: "#/properties/FirstItem/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
      }
    }
    if (data.LastItem !== void 0) {
      let data7 = data.LastItem;
      if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)) && isFinite(data7))) {
        const err23 = { instancePath: instancePath + "/LastItem", schemaPath: "#/properties/LastItem/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
      if (typeof data7 == "number" && isFinite(data7)) {
        if (!formats0.validate(data7)) {
          const err24 = { instancePath: instancePath + "/LastItem", schemaPath: "#/properties/LastItem/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
      }
    }
    if (data.PageNumber !== void 0) {
      let data8 = data.PageNumber;
      if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)) && isFinite(data8))) {
        const err25 = { instancePath: instancePath + "/PageNumber", schemaPath: "#/properties/PageNumber/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
      if (typeof data8 == "number" && isFinite(data8)) {
        if (!formats0.validate(data8)) {
          const err26 = { instancePath: instancePath + "/PageNumber", schemaPath: "#/properties/PageNumber/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
      }
    }
    if (data.PageSize !== void 0) {
      let data9 = data.PageSize;
      if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9)) && isFinite(data9))) {
        const err27 = { instancePath: instancePath + "/PageSize", schemaPath: "#/properties/PageSize/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
      if (typeof data9 == "number" && isFinite(data9)) {
        if (!formats0.validate(data9)) {
          const err28 = { instancePath: instancePath + "/PageSize", schemaPath: "#/properties/PageSize/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err28];
          } else {
            vErrors.push(err28);
          }
          errors++;
        }
      }
    }
    if (data.TotalItems !== void 0) {
      let data10 = data.TotalItems;
      if (!(typeof data10 == "number" && (!(data10 % 1) && !isNaN(data10)) && isFinite(data10))) {
        const err29 = { instancePath: instancePath + "/TotalItems", schemaPath: "#/properties/TotalItems/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
      if (typeof data10 == "number" && isFinite(data10)) {
        if (!formats0.validate(data10)) {
          const err30 = { instancePath: instancePath + "/TotalItems", schemaPath: "#/properties/TotalItems/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err30];
          } else {
            vErrors.push(err30);
          }
          errors++;
        }
      }
    }
    if (data.TotalPages !== void 0) {
      let data11 = data.TotalPages;
      if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)) && isFinite(data11))) {
        const err31 = { instancePath: instancePath + "/TotalPages", schemaPath: "#/properties/TotalPages/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
      if (typeof data11 == "number" && isFinite(data11)) {
        if (!formats0.validate(data11)) {
          const err32 = { instancePath: instancePath + "/TotalPages", schemaPath: "#/properties/TotalPages/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err32];
          } else {
            vErrors.push(err32);
          }
          errors++;
        }
      }
    }
    if (data.HasNextPage !== void 0) {
      if (typeof data.HasNextPage !== "boolean") {
        const err33 = { instancePath: instancePath + "/HasNextPage", schemaPath: "#/properties/HasNextPage/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err33];
        } else {
          vErrors.push(err33);
        }
        errors++;
      }
    }
    if (data.HasPreviousPage !== void 0) {
      if (typeof data.HasPreviousPage !== "boolean") {
        const err34 = { instancePath: instancePath + "/HasPreviousPage", schemaPath: "#/properties/HasPreviousPage/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err34];
        } else {
          vErrors.push(err34);
        }
        errors++;
      }
    }
  } else {
    const err35 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err35];
    } else {
      vErrors.push(err35);
    }
    errors++;
  }
  validate57.errors = vErrors;
  return errors === 0;
}
validate57.evaluated = { "props": { "Records": true, "CurrentPage": true, "CurrentPageSize": true, "CurrentOrderField": true, "CurrentSortDirection": true, "FirstItem": true, "LastItem": true, "PageNumber": true, "PageSize": true, "TotalItems": true, "TotalPages": true, "HasNextPage": true, "HasPreviousPage": true }, "dynamicProps": false, "dynamicItems": false };
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate55.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate57(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
    errors = vErrors.length;
  }
  validate55.errors = vErrors;
  return errors === 0;
}
validate55.evaluated = { "props": { "Records": true, "CurrentPage": true, "CurrentPageSize": true, "CurrentOrderField": true, "CurrentSortDirection": true, "FirstItem": true, "LastItem": true, "PageNumber": true, "PageSize": true, "TotalItems": true, "TotalPages": true, "HasNextPage": true, "HasPreviousPage": true }, "dynamicProps": false, "dynamicItems": false };
var searchOpenAiChatMessages_response_400_0 = validate61;
var schema28 = { "type": "object", "description": "A command that had no effect. It may arrive with status 200, so only `WasSuccessful` tells success from failure.", "required": ["Message", "Value", "Errors", "WasSuccessful"], "properties": { "Status": { "type": "integer", "format": "int64", "description": "A status. Absent from the documented validation failure." }, "Message": { "type": "string", "description": "What went wrong, as `Property: reason` where a property is at fault." }, "Value": { "type": "null", "description": "Null, since the command yielded nothing." }, "OpenInDialog": { "type": "boolean", "description": "An instruction to Nexudus' own user interface." }, "OpenInWindow": { "type": "boolean", "description": "An instruction to Nexudus' own user interface." }, "RedirectURL": { "type": ["string", "null"], "description": "An instruction to Nexudus' own user interface." }, "JavaScript": { "type": ["string", "null"], "description": "An instruction to Nexudus' own user interface. Never to be executed by a client." }, "UpdatedOn": { "type": ["string", "null"], "format": "date-time", "description": "When the record was last changed." }, "UpdatedBy": { "type": ["string", "null"], "description": "The user who last changed the record.", "x-personal-data": "email" }, "Errors": { "type": ["array", "null"], "items": { "$ref": "#/components/schemas/ValidationError" }, "description": "What is wrong, property by property. Null where the failure is not one of validation." }, "WasSuccessful": { "type": "boolean", "const": false, "description": "Tells this envelope from that of a success." } } };
function validate64(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate64.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.AttemptedValue === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "AttemptedValue" }, message: "must have required property 'AttemptedValue'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.Message === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "Message" }, message: "must have required property 'Message'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.PropertyName === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "PropertyName" }, message: "must have required property 'PropertyName'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.Message !== void 0) {
      if (typeof data.Message !== "string") {
        const err3 = { instancePath: instancePath + "/Message", schemaPath: "#/properties/Message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.PropertyName !== void 0) {
      if (typeof data.PropertyName !== "string") {
        const err4 = { instancePath: instancePath + "/PropertyName", schemaPath: "#/properties/PropertyName/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate64.errors = vErrors;
  return errors === 0;
}
validate64.evaluated = { "props": { "AttemptedValue": true, "Message": true, "PropertyName": true }, "dynamicProps": false, "dynamicItems": false };
function validate63(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate63.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.Message === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "Message" }, message: "must have required property 'Message'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.Value === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "Value" }, message: "must have required property 'Value'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.Errors === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "Errors" }, message: "must have required property 'Errors'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.WasSuccessful === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "WasSuccessful" }, message: "must have required property 'WasSuccessful'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.Status !== void 0) {
      let data0 = data.Status;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err4 = { instancePath: instancePath + "/Status", schemaPath: "#/properties/Status/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (!formats0.validate(data0)) {
          const err5 = { instancePath: instancePath + "/Status", schemaPath: "#/properties/Status/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
    }
    if (data.Message !== void 0) {
      if (typeof data.Message !== "string") {
        const err6 = { instancePath: instancePath + "/Message", schemaPath: "#/properties/Message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.Value !== void 0) {
      if (data.Value !== null) {
        const err7 = { instancePath: instancePath + "/Value", schemaPath: "#/properties/Value/type", keyword: "type", params: { type: "null" }, message: "must be null" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.OpenInDialog !== void 0) {
      if (typeof data.OpenInDialog !== "boolean") {
        const err8 = { instancePath: instancePath + "/OpenInDialog", schemaPath: "#/properties/OpenInDialog/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.OpenInWindow !== void 0) {
      if (typeof data.OpenInWindow !== "boolean") {
        const err9 = { instancePath: instancePath + "/OpenInWindow", schemaPath: "#/properties/OpenInWindow/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.RedirectURL !== void 0) {
      let data5 = data.RedirectURL;
      if (typeof data5 !== "string" && data5 !== null) {
        const err10 = { instancePath: instancePath + "/RedirectURL", schemaPath: "#/properties/RedirectURL/type", keyword: "type", params: { type: schema28.properties.RedirectURL.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.JavaScript !== void 0) {
      let data6 = data.JavaScript;
      if (typeof data6 !== "string" && data6 !== null) {
        const err11 = { instancePath: instancePath + "/JavaScript", schemaPath: "#/properties/JavaScript/type", keyword: "type", params: { type: schema28.properties.JavaScript.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.UpdatedOn !== void 0) {
      let data7 = data.UpdatedOn;
      if (typeof data7 !== "string" && data7 !== null) {
        const err12 = { instancePath: instancePath + "/UpdatedOn", schemaPath: "#/properties/UpdatedOn/type", keyword: "type", params: { type: schema28.properties.UpdatedOn.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
      if (typeof data7 === "string") {
        if (!formats38.validate(data7)) {
          const err13 = { instancePath: instancePath + "/UpdatedOn", schemaPath: "#/properties/UpdatedOn/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      }
    }
    if (data.UpdatedBy !== void 0) {
      let data8 = data.UpdatedBy;
      if (typeof data8 !== "string" && data8 !== null) {
        const err14 = { instancePath: instancePath + "/UpdatedBy", schemaPath: "#/properties/UpdatedBy/type", keyword: "type", params: { type: schema28.properties.UpdatedBy.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.Errors !== void 0) {
      let data9 = data.Errors;
      if (!Array.isArray(data9) && data9 !== null) {
        const err15 = { instancePath: instancePath + "/Errors", schemaPath: "#/properties/Errors/type", keyword: "type", params: { type: schema28.properties.Errors.type }, message: "must be array,null" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
      if (Array.isArray(data9)) {
        const len0 = data9.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate64(data9[i0], { instancePath: instancePath + "/Errors/" + i0, parentData: data9, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
            errors = vErrors.length;
          }
        }
      }
    }
    if (data.WasSuccessful !== void 0) {
      let data11 = data.WasSuccessful;
      if (typeof data11 !== "boolean") {
        const err16 = { instancePath: instancePath + "/WasSuccessful", schemaPath: "#/properties/WasSuccessful/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
      if (false !== data11) {
        const err17 = { instancePath: instancePath + "/WasSuccessful", schemaPath: "#/properties/WasSuccessful/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
  } else {
    const err18 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err18];
    } else {
      vErrors.push(err18);
    }
    errors++;
  }
  validate63.errors = vErrors;
  return errors === 0;
}
validate63.evaluated = { "props": { "Status": true, "Message": true, "Value": true, "OpenInDialog": true, "OpenInWindow": true, "RedirectURL": true, "JavaScript": true, "UpdatedOn": true, "UpdatedBy": true, "Errors": true, "WasSuccessful": true }, "dynamicProps": false, "dynamicItems": false };
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate62.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate63(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.Errors === void 0) {
      const err0 = { instancePath, schemaPath: "#/allOf/1/required", keyword: "required", params: { missingProperty: "Errors" }, message: "must have required property 'Errors'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.Errors !== void 0) {
      let data0 = data.Errors;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate64(data0[i0], { instancePath: instancePath + "/Errors/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err1 = { instancePath: instancePath + "/Errors", schemaPath: "#/allOf/1/properties/Errors/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/allOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate62.errors = vErrors;
  return errors === 0;
}
validate62.evaluated = { "props": { "Errors": true, "Status": true, "Message": true, "Value": true, "OpenInDialog": true, "OpenInWindow": true, "RedirectURL": true, "JavaScript": true, "UpdatedOn": true, "UpdatedBy": true, "WasSuccessful": true }, "dynamicProps": false, "dynamicItems": false };
function validate61(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate61.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate62(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
    errors = vErrors.length;
  }
  validate61.errors = vErrors;
  return errors === 0;
}
validate61.evaluated = { "props": { "Errors": true, "Status": true, "Message": true, "Value": true, "OpenInDialog": true, "OpenInWindow": true, "RedirectURL": true, "JavaScript": true, "UpdatedOn": true, "UpdatedBy": true, "WasSuccessful": true }, "dynamicProps": false, "dynamicItems": false };
var searchOpenAiChatMessages_response_429_0 = validate69;
function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate69.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate69.errors = vErrors;
  return errors === 0;
}
validate69.evaluated = { "dynamicProps": false, "dynamicItems": false };
var createOpenAiChatMessage_path = validate70;
function validate70(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate70.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate70.errors = vErrors;
  return errors === 0;
}
validate70.evaluated = { "dynamicProps": false, "dynamicItems": false };
var createOpenAiChatMessage_query = validate71;
function validate71(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate71.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate71.errors = vErrors;
  return errors === 0;
}
validate71.evaluated = { "dynamicProps": false, "dynamicItems": false };
var createOpenAiChatMessage_header = validate72;
function validate72(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate72.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate72.errors = vErrors;
  return errors === 0;
}
validate72.evaluated = { "dynamicProps": false, "dynamicItems": false };
var createOpenAiChatMessage_body0 = validate73;
function validate75(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate75.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (!formats0.validate(data)) {
      const err1 = { instancePath, schemaPath: "#/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  validate75.errors = vErrors;
  return errors === 0;
}
validate75.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate74(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate74.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.BusinessId === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "BusinessId" }, message: "must have required property 'BusinessId'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.Action === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "Action" }, message: "must have required property 'Action'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.Content === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "Content" }, message: "must have required property 'Content'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "BusinessId" || key0 === "Action" || key0 === "Content" || key0 === "UserId" || key0 === "AiChannelSessionId" || key0 === "CoworkerMessageId" || key0 === "HelpDeskMessageId" || key0 === "HelpDeskCommentId")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.BusinessId !== void 0) {
      let data0 = data.BusinessId;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err4 = { instancePath: instancePath + "/BusinessId", schemaPath: "#/properties/BusinessId/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 9007199254740991 || isNaN(data0)) {
          const err5 = { instancePath: instancePath + "/BusinessId", schemaPath: "#/properties/BusinessId/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (!formats0.validate(data0)) {
          const err6 = { instancePath: instancePath + "/BusinessId", schemaPath: "#/properties/BusinessId/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      }
    }
    if (data.Action !== void 0) {
      if (!validate75(data.Action, { instancePath: instancePath + "/Action", parentData: data, parentDataProperty: "Action", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
        errors = vErrors.length;
      }
    }
    if (data.Content !== void 0) {
      if (typeof data.Content !== "string") {
        const err7 = { instancePath: instancePath + "/Content", schemaPath: "#/properties/Content/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.UserId !== void 0) {
      let data3 = data.UserId;
      if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
        const err8 = { instancePath: instancePath + "/UserId", schemaPath: "#/properties/UserId/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 > 9007199254740991 || isNaN(data3)) {
          const err9 = { instancePath: instancePath + "/UserId", schemaPath: "#/properties/UserId/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (!formats0.validate(data3)) {
          const err10 = { instancePath: instancePath + "/UserId", schemaPath: "#/properties/UserId/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      }
    }
    if (data.AiChannelSessionId !== void 0) {
      let data4 = data.AiChannelSessionId;
      if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
        const err11 = { instancePath: instancePath + "/AiChannelSessionId", schemaPath: "#/properties/AiChannelSessionId/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 > 9007199254740991 || isNaN(data4)) {
          const err12 = { instancePath: instancePath + "/AiChannelSessionId", schemaPath: "#/properties/AiChannelSessionId/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (!formats0.validate(data4)) {
          const err13 = { instancePath: instancePath + "/AiChannelSessionId", schemaPath: "#/properties/AiChannelSessionId/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      }
    }
    if (data.CoworkerMessageId !== void 0) {
      let data5 = data.CoworkerMessageId;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
        const err14 = { instancePath: instancePath + "/CoworkerMessageId", schemaPath: "#/properties/CoworkerMessageId/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 9007199254740991 || isNaN(data5)) {
          const err15 = { instancePath: instancePath + "/CoworkerMessageId", schemaPath: "#/properties/CoworkerMessageId/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        if (!formats0.validate(data5)) {
          const err16 = { instancePath: instancePath + "/CoworkerMessageId", schemaPath: "#/properties/CoworkerMessageId/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
      }
    }
    if (data.HelpDeskMessageId !== void 0) {
      let data6 = data.HelpDeskMessageId;
      if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)) && isFinite(data6))) {
        const err17 = { instancePath: instancePath + "/HelpDeskMessageId", schemaPath: "#/properties/HelpDeskMessageId/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
      if (typeof data6 == "number" && isFinite(data6)) {
        if (data6 > 9007199254740991 || isNaN(data6)) {
          const err18 = { instancePath: instancePath + "/HelpDeskMessageId", schemaPath: "#/properties/HelpDeskMessageId/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
        if (!formats0.validate(data6)) {
          const err19 = { instancePath: instancePath + "/HelpDeskMessageId", schemaPath: "#/properties/HelpDeskMessageId/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
      }
    }
    if (data.HelpDeskCommentId !== void 0) {
      let data7 = data.HelpDeskCommentId;
      if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)) && isFinite(data7))) {
        const err20 = { instancePath: instancePath + "/HelpDeskCommentId", schemaPath: "#/properties/HelpDeskCommentId/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
      if (typeof data7 == "number" && isFinite(data7)) {
        if (data7 > 9007199254740991 || isNaN(data7)) {
          const err21 = { instancePath: instancePath + "/HelpDeskCommentId", schemaPath: "#/properties/HelpDeskCommentId/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
        if (!formats0.validate(data7)) {
          const err22 = { instancePath: instancePath + "/HelpDeskCommentId", schemaPath: "#/properties/HelpDeskCommentId/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
      }
    }
  } else {
    const err23 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err23];
    } else {
      vErrors.push(err23);
    }
    errors++;
  }
  validate74.errors = vErrors;
  return errors === 0;
}
validate74.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate73(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate73.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate74(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
    errors = vErrors.length;
  }
  validate73.errors = vErrors;
  return errors === 0;
}
validate73.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var createOpenAiChatMessage_response_200_0 = validate78;
var schema38 = { "description": "The outcome of a create, update or delete that was answered with status 200.", "if": { "type": "object", "properties": { "WasSuccessful": { "const": true } }, "required": ["WasSuccessful"] }, "then": { "$ref": "#/components/schemas/CommandSuccess" }, "else": { "if": { "type": "object", "properties": { "WasSuccessful": { "const": false } }, "required": ["WasSuccessful"] }, "then": { "$ref": "#/components/schemas/CommandFailure" }, "else": { "type": "object", "properties": { "WasSuccessful": { "enum": [true, false] } }, "required": ["WasSuccessful"] } } };
var schema39 = { "type": "object", "description": "A command that took effect.", "required": ["Status", "Message", "Value", "OpenInDialog", "OpenInWindow", "RedirectURL", "JavaScript", "UpdatedOn", "UpdatedBy", "Errors", "WasSuccessful"], "properties": { "Status": { "type": "integer", "format": "int64", "description": "The HTTP status, repeated." }, "Message": { "type": "string", "description": "A sentence for people. Not meant to be parsed." }, "Value": { "type": "object", "description": "What the command applied to.", "required": ["Id"], "properties": { "Id": { "type": "integer", "format": "int64", "maximum": 9007199254740991, "description": "The record that was created, replaced or deleted." } } }, "OpenInDialog": { "type": "boolean", "description": "An instruction to Nexudus' own user interface." }, "OpenInWindow": { "type": "boolean", "description": "An instruction to Nexudus' own user interface." }, "RedirectURL": { "type": ["string", "null"], "description": "An instruction to Nexudus' own user interface." }, "JavaScript": { "type": ["string", "null"], "description": "An instruction to Nexudus' own user interface. Never to be executed by a client." }, "UpdatedOn": { "type": "string", "format": "date-time", "description": "When the record was changed." }, "UpdatedBy": { "type": "string", "description": "The user who changed the record. As in a record, no format is promised.", "x-personal-data": "email" }, "Errors": { "type": "null", "description": "Null, since nothing failed." }, "WasSuccessful": { "type": "boolean", "const": true, "description": "Tells this envelope from that of a failure." } } };
function validate80(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate80.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.Status === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "Status" }, message: "must have required property 'Status'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.Message === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "Message" }, message: "must have required property 'Message'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.Value === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "Value" }, message: "must have required property 'Value'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.OpenInDialog === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "OpenInDialog" }, message: "must have required property 'OpenInDialog'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.OpenInWindow === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "OpenInWindow" }, message: "must have required property 'OpenInWindow'" };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.RedirectURL === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "RedirectURL" }, message: "must have required property 'RedirectURL'" };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.JavaScript === void 0) {
      const err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "JavaScript" }, message: "must have required property 'JavaScript'" };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    if (data.UpdatedOn === void 0) {
      const err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "UpdatedOn" }, message: "must have required property 'UpdatedOn'" };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    if (data.UpdatedBy === void 0) {
      const err8 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "UpdatedBy" }, message: "must have required property 'UpdatedBy'" };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    if (data.Errors === void 0) {
      const err9 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "Errors" }, message: "must have required property 'Errors'" };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
    if (data.WasSuccessful === void 0) {
      const err10 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "WasSuccessful" }, message: "must have required property 'WasSuccessful'" };
      if (vErrors === null) {
        vErrors = [err10];
      } else {
        vErrors.push(err10);
      }
      errors++;
    }
    if (data.Status !== void 0) {
      let data0 = data.Status;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err11 = { instancePath: instancePath + "/Status", schemaPath: "#/properties/Status/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (!formats0.validate(data0)) {
          const err12 = { instancePath: instancePath + "/Status", schemaPath: "#/properties/Status/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      }
    }
    if (data.Message !== void 0) {
      if (typeof data.Message !== "string") {
        const err13 = { instancePath: instancePath + "/Message", schemaPath: "#/properties/Message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.Value !== void 0) {
      let data2 = data.Value;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.Id === void 0) {
          const err14 = { instancePath: instancePath + "/Value", schemaPath: "#/properties/Value/required", keyword: "required", params: { missingProperty: "Id" }, message: "must have required property 'Id'" };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        if (data2.Id !== void 0) {
          let data3 = data2.Id;
          if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
            const err15 = { instancePath: instancePath + "/Value/Id", schemaPath: "#/properties/Value/properties/Id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
          if (typeof data3 == "number" && isFinite(data3)) {
            if (data3 > 9007199254740991 || isNaN(data3)) {
              const err16 = { instancePath: instancePath + "/Value/Id", schemaPath: "#/properties/Value/properties/Id/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
            if (!formats0.validate(data3)) {
              const err17 = { instancePath: instancePath + "/Value/Id", schemaPath: "#/properties/Value/properties/Id/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
          }
        }
      } else {
        const err18 = { instancePath: instancePath + "/Value", schemaPath: "#/properties/Value/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.OpenInDialog !== void 0) {
      if (typeof data.OpenInDialog !== "boolean") {
        const err19 = { instancePath: instancePath + "/OpenInDialog", schemaPath: "#/properties/OpenInDialog/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.OpenInWindow !== void 0) {
      if (typeof data.OpenInWindow !== "boolean") {
        const err20 = { instancePath: instancePath + "/OpenInWindow", schemaPath: "#/properties/OpenInWindow/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.RedirectURL !== void 0) {
      let data6 = data.RedirectURL;
      if (typeof data6 !== "string" && data6 !== null) {
        const err21 = { instancePath: instancePath + "/RedirectURL", schemaPath: "#/properties/RedirectURL/type", keyword: "type", params: { type: schema39.properties.RedirectURL.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.JavaScript !== void 0) {
      let data7 = data.JavaScript;
      if (typeof data7 !== "string" && data7 !== null) {
        const err22 = { instancePath: instancePath + "/JavaScript", schemaPath: "#/properties/JavaScript/type", keyword: "type", params: { type: schema39.properties.JavaScript.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.UpdatedOn !== void 0) {
      let data8 = data.UpdatedOn;
      if (typeof data8 === "string") {
        if (!formats38.validate(data8)) {
          const err23 = { instancePath: instancePath + "/UpdatedOn", schemaPath: "#/properties/UpdatedOn/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
      } else {
        const err24 = { instancePath: instancePath + "/UpdatedOn", schemaPath: "#/properties/UpdatedOn/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data.UpdatedBy !== void 0) {
      if (typeof data.UpdatedBy !== "string") {
        const err25 = { instancePath: instancePath + "/UpdatedBy", schemaPath: "#/properties/UpdatedBy/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.Errors !== void 0) {
      if (data.Errors !== null) {
        const err26 = { instancePath: instancePath + "/Errors", schemaPath: "#/properties/Errors/type", keyword: "type", params: { type: "null" }, message: "must be null" };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
    if (data.WasSuccessful !== void 0) {
      let data11 = data.WasSuccessful;
      if (typeof data11 !== "boolean") {
        const err27 = { instancePath: instancePath + "/WasSuccessful", schemaPath: "#/properties/WasSuccessful/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
      if (true !== data11) {
        const err28 = { instancePath: instancePath + "/WasSuccessful", schemaPath: "#/properties/WasSuccessful/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
  } else {
    const err29 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err29];
    } else {
      vErrors.push(err29);
    }
    errors++;
  }
  validate80.errors = vErrors;
  return errors === 0;
}
validate80.evaluated = { "props": { "Status": true, "Message": true, "Value": true, "OpenInDialog": true, "OpenInWindow": true, "RedirectURL": true, "JavaScript": true, "UpdatedOn": true, "UpdatedBy": true, "Errors": true, "WasSuccessful": true }, "dynamicProps": false, "dynamicItems": false };
function validate79(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate79.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (errors === _errs1) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.WasSuccessful === void 0 && (missing0 = "WasSuccessful")) {
        const err0 = {};
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      } else {
        if (data.WasSuccessful !== void 0) {
          if (true !== data.WasSuccessful) {
            const err1 = {};
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
        }
      }
    } else {
      const err2 = {};
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs4 = errors;
    if (!validate80(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
      vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs4 === errors;
    valid0 = _valid0;
    if (valid0) {
      var props0 = {};
      props0.Status = true;
      props0.Message = true;
      props0.Value = true;
      props0.OpenInDialog = true;
      props0.OpenInWindow = true;
      props0.RedirectURL = true;
      props0.JavaScript = true;
      props0.UpdatedOn = true;
      props0.UpdatedBy = true;
      props0.Errors = true;
      props0.WasSuccessful = true;
    }
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid2 = true;
    const _errs7 = errors;
    if (errors === _errs7) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing1;
        if (data.WasSuccessful === void 0 && (missing1 = "WasSuccessful")) {
          const err3 = {};
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        } else {
          if (data.WasSuccessful !== void 0) {
            if (false !== data.WasSuccessful) {
              const err4 = {};
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          }
        }
      } else {
        const err5 = {};
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs10 = errors;
      if (!validate63(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs10 === errors;
      valid2 = _valid1;
      if (valid2) {
        var props1 = {};
        props1.Status = true;
        props1.Message = true;
        props1.Value = true;
        props1.OpenInDialog = true;
        props1.OpenInWindow = true;
        props1.RedirectURL = true;
        props1.JavaScript = true;
        props1.UpdatedOn = true;
        props1.UpdatedBy = true;
        props1.Errors = true;
        props1.WasSuccessful = true;
      }
      ifClause1 = "then";
    } else {
      const _errs11 = errors;
      if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.WasSuccessful === void 0) {
          const err6 = { instancePath, schemaPath: "#/else/else/required", keyword: "required", params: { missingProperty: "WasSuccessful" }, message: "must have required property 'WasSuccessful'" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data.WasSuccessful !== void 0) {
          let data2 = data.WasSuccessful;
          if (!(data2 === true || data2 === false)) {
            const err7 = { instancePath: instancePath + "/WasSuccessful", schemaPath: "#/else/else/properties/WasSuccessful/enum", keyword: "enum", params: { allowedValues: schema38.else.else.properties.WasSuccessful.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
      } else {
        const err8 = { instancePath, schemaPath: "#/else/else/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      var _valid1 = _errs11 === errors;
      valid2 = _valid1;
      if (valid2) {
        if (props1 !== true) {
          props1 = props1 || {};
          props1.WasSuccessful = true;
        }
      }
      ifClause1 = "else";
    }
    if (!valid2) {
      const err9 = { instancePath, schemaPath: "#/else/if", keyword: "if", params: { failingKeyword: ifClause1 }, message: 'must match "' + ifClause1 + '" schema' };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    if (valid0) {
      if (props0 !== true && props1 !== void 0) {
        if (props1 === true) {
          props0 = true;
        } else {
          props0 = props0 || {};
          Object.assign(props0, props1);
        }
      }
    }
    ifClause0 = "else";
  }
  if (!valid0) {
    const err10 = { instancePath, schemaPath: "#/if", keyword: "if", params: { failingKeyword: ifClause0 }, message: 'must match "' + ifClause0 + '" schema' };
    if (vErrors === null) {
      vErrors = [err10];
    } else {
      vErrors.push(err10);
    }
    errors++;
  }
  validate79.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate79.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate78(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate78.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate79(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
    errors = vErrors.length;
  } else {
    var props0 = validate79.evaluated.props;
  }
  validate78.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate78.evaluated = { "dynamicProps": true, "dynamicItems": false };
var createOpenAiChatMessage_response_400_0 = validate84;
function validate85(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate85.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate63(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.Errors === void 0) {
      const err0 = { instancePath, schemaPath: "#/allOf/1/required", keyword: "required", params: { missingProperty: "Errors" }, message: "must have required property 'Errors'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.Errors !== void 0) {
      let data0 = data.Errors;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate64(data0[i0], { instancePath: instancePath + "/Errors/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err1 = { instancePath: instancePath + "/Errors", schemaPath: "#/allOf/1/properties/Errors/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/allOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate85.errors = vErrors;
  return errors === 0;
}
validate85.evaluated = { "props": { "Errors": true, "Status": true, "Message": true, "Value": true, "OpenInDialog": true, "OpenInWindow": true, "RedirectURL": true, "JavaScript": true, "UpdatedOn": true, "UpdatedBy": true, "WasSuccessful": true }, "dynamicProps": false, "dynamicItems": false };
function validate84(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate84.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate85(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
    errors = vErrors.length;
  }
  validate84.errors = vErrors;
  return errors === 0;
}
validate84.evaluated = { "props": { "Errors": true, "Status": true, "Message": true, "Value": true, "OpenInDialog": true, "OpenInWindow": true, "RedirectURL": true, "JavaScript": true, "UpdatedOn": true, "UpdatedBy": true, "WasSuccessful": true }, "dynamicProps": false, "dynamicItems": false };
var createOpenAiChatMessage_response_429_0 = validate89;
function validate89(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate89.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate89.errors = vErrors;
  return errors === 0;
}
validate89.evaluated = { "dynamicProps": false, "dynamicItems": false };
var updateOpenAiChatMessage_path = validate90;
function validate90(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate90.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate90.errors = vErrors;
  return errors === 0;
}
validate90.evaluated = { "dynamicProps": false, "dynamicItems": false };
var updateOpenAiChatMessage_query = validate91;
function validate91(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate91.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate91.errors = vErrors;
  return errors === 0;
}
validate91.evaluated = { "dynamicProps": false, "dynamicItems": false };
var updateOpenAiChatMessage_header = validate92;
function validate92(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate92.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate92.errors = vErrors;
  return errors === 0;
}
validate92.evaluated = { "dynamicProps": false, "dynamicItems": false };
var updateOpenAiChatMessage_body0 = validate93;
var schema47 = { "type": "object", "description": "A message to replace. Read the record, change it and send all of it back. A field described as sent back unchanged is read-only and accepted so that the record need not be taken apart. Unknown fields are refused: one that the API adds later has to be left out, or added here.", "required": ["Id", "BusinessId", "Action", "Content"], "additionalProperties": false, "properties": { "Id": { "type": "integer", "format": "int64", "maximum": 9007199254740991, "description": "The record to replace." }, "BusinessId": { "type": "integer", "format": "int64", "maximum": 9007199254740991, "description": "The business the message belongs to." }, "Action": { "$ref": "#/components/schemas/Action" }, "Content": { "type": "string", "description": "What was said. May be empty.", "x-personal-data": "free-text" }, "UserId": { "type": ["integer", "null"], "format": "int64", "maximum": 9007199254740991, "description": "The user the message is linked to. Null or left out, the link may be cleared." }, "AiChannelSessionId": { "type": ["integer", "null"], "format": "int64", "maximum": 9007199254740991, "description": "The AI channel session of the message. Null or left out, the link may be cleared." }, "CoworkerMessageId": { "type": ["integer", "null"], "format": "int64", "maximum": 9007199254740991, "description": "The customer message the record is linked to. Null or left out, the link may be cleared." }, "HelpDeskMessageId": { "type": ["integer", "null"], "format": "int64", "maximum": 9007199254740991, "description": "The help desk message the record is linked to. Null or left out, the link may be cleared." }, "HelpDeskCommentId": { "type": ["integer", "null"], "format": "int64", "maximum": 9007199254740991, "description": "The help desk comment the record is linked to. Null or left out, the link may be cleared." }, "AiChannelSessionExternalIdentifier": { "type": ["string", "null"], "description": "Sent back unchanged.", "x-personal-data": "contact-identifier" }, "AiChannelSessionCoworkerId": { "type": ["string", "null"], "description": "Sent back unchanged." }, "AiChannelSessionCoworkerCoworkerType": { "type": ["string", "null"], "description": "Sent back unchanged." }, "AiChannelSessionCoworkerFullName": { "type": ["string", "null"], "description": "Sent back unchanged.", "x-personal-data": "name" }, "AiChannelSessionCoworkerMobilePhone": { "type": ["string", "null"], "description": "Sent back unchanged.", "x-personal-data": "phone" }, "AiChannelSessionCoworkerLandLine": { "type": ["string", "null"], "description": "Sent back unchanged.", "x-personal-data": "phone" }, "AiChannelSessionCoworkerBillingName": { "type": ["string", "null"], "description": "Sent back unchanged.", "x-personal-data": "name" }, "AiChannelSessionCoworkerCompanyName": { "type": ["string", "null"], "description": "Sent back unchanged.", "x-personal-data": "name" }, "AiChannelSessionCoworkerTeamNames": { "type": ["string", "null"], "description": "Sent back unchanged.", "x-personal-data": "name" }, "ChatSession": { "type": ["string", "null"], "description": "Sent back unchanged." }, "ResponderName": { "type": ["string", "null"], "description": "Sent back unchanged.", "x-personal-data": "name" }, "ChatMessageRole": { "type": ["string", "null"], "description": "Sent back unchanged." }, "Rating": { "type": ["integer", "null"], "format": "int64", "description": "Sent back unchanged." }, "Channel": { "type": ["string", "null"], "description": "Sent back unchanged." }, "UniqueId": { "type": "string", "format": "uuid", "description": "Sent back unchanged." }, "CreatedOn": { "type": "string", "format": "date-time", "description": "Sent back unchanged." }, "UpdatedOn": { "type": "string", "format": "date-time", "description": "Sent back unchanged." }, "UpdatedBy": { "type": "string", "description": "Sent back unchanged.", "x-personal-data": "email" }, "IsNew": { "type": "boolean", "description": "Sent back unchanged." }, "SystemId": { "type": ["string", "null"], "description": "Sent back unchanged." }, "ToStringText": { "type": "string", "description": "Sent back unchanged.", "x-personal-data": "free-text" }, "LocalizationDetails": { "description": "Sent back unchanged." }, "CustomFields": { "description": "Sent back unchanged.", "x-personal-data": "free-text" } } };
var func2 = Object.prototype.hasOwnProperty;
function validate94(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate94.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.Id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "Id" }, message: "must have required property 'Id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.BusinessId === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "BusinessId" }, message: "must have required property 'BusinessId'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.Action === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "Action" }, message: "must have required property 'Action'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.Content === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "Content" }, message: "must have required property 'Content'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func2.call(schema47.properties, key0)) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.Id !== void 0) {
      let data0 = data.Id;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err5 = { instancePath: instancePath + "/Id", schemaPath: "#/properties/Id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 9007199254740991 || isNaN(data0)) {
          const err6 = { instancePath: instancePath + "/Id", schemaPath: "#/properties/Id/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (!formats0.validate(data0)) {
          const err7 = { instancePath: instancePath + "/Id", schemaPath: "#/properties/Id/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      }
    }
    if (data.BusinessId !== void 0) {
      let data1 = data.BusinessId;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err8 = { instancePath: instancePath + "/BusinessId", schemaPath: "#/properties/BusinessId/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 9007199254740991 || isNaN(data1)) {
          const err9 = { instancePath: instancePath + "/BusinessId", schemaPath: "#/properties/BusinessId/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (!formats0.validate(data1)) {
          const err10 = { instancePath: instancePath + "/BusinessId", schemaPath: "#/properties/BusinessId/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      }
    }
    if (data.Action !== void 0) {
      if (!validate75(data.Action, { instancePath: instancePath + "/Action", parentData: data, parentDataProperty: "Action", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
        errors = vErrors.length;
      }
    }
    if (data.Content !== void 0) {
      if (typeof data.Content !== "string") {
        const err11 = { instancePath: instancePath + "/Content", schemaPath: "#/properties/Content/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.UserId !== void 0) {
      let data4 = data.UserId;
      if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4)) && data4 !== null) {
        const err12 = { instancePath: instancePath + "/UserId", schemaPath: "#/properties/UserId/type", keyword: "type", params: { type: schema47.properties.UserId.type }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 > 9007199254740991 || isNaN(data4)) {
          const err13 = { instancePath: instancePath + "/UserId", schemaPath: "#/properties/UserId/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (!formats0.validate(data4)) {
          const err14 = { instancePath: instancePath + "/UserId", schemaPath: "#/properties/UserId/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      }
    }
    if (data.AiChannelSessionId !== void 0) {
      let data5 = data.AiChannelSessionId;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5)) && data5 !== null) {
        const err15 = { instancePath: instancePath + "/AiChannelSessionId", schemaPath: "#/properties/AiChannelSessionId/type", keyword: "type", params: { type: schema47.properties.AiChannelSessionId.type }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 9007199254740991 || isNaN(data5)) {
          const err16 = { instancePath: instancePath + "/AiChannelSessionId", schemaPath: "#/properties/AiChannelSessionId/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        if (!formats0.validate(data5)) {
          const err17 = { instancePath: instancePath + "/AiChannelSessionId", schemaPath: "#/properties/AiChannelSessionId/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      }
    }
    if (data.CoworkerMessageId !== void 0) {
      let data6 = data.CoworkerMessageId;
      if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)) && isFinite(data6)) && data6 !== null) {
        const err18 = { instancePath: instancePath + "/CoworkerMessageId", schemaPath: "#/properties/CoworkerMessageId/type", keyword: "type", params: { type: schema47.properties.CoworkerMessageId.type }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
      if (typeof data6 == "number" && isFinite(data6)) {
        if (data6 > 9007199254740991 || isNaN(data6)) {
          const err19 = { instancePath: instancePath + "/CoworkerMessageId", schemaPath: "#/properties/CoworkerMessageId/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
        if (!formats0.validate(data6)) {
          const err20 = { instancePath: instancePath + "/CoworkerMessageId", schemaPath: "#/properties/CoworkerMessageId/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
      }
    }
    if (data.HelpDeskMessageId !== void 0) {
      let data7 = data.HelpDeskMessageId;
      if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)) && isFinite(data7)) && data7 !== null) {
        const err21 = { instancePath: instancePath + "/HelpDeskMessageId", schemaPath: "#/properties/HelpDeskMessageId/type", keyword: "type", params: { type: schema47.properties.HelpDeskMessageId.type }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
      if (typeof data7 == "number" && isFinite(data7)) {
        if (data7 > 9007199254740991 || isNaN(data7)) {
          const err22 = { instancePath: instancePath + "/HelpDeskMessageId", schemaPath: "#/properties/HelpDeskMessageId/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        if (!formats0.validate(data7)) {
          const err23 = { instancePath: instancePath + "/HelpDeskMessageId", schemaPath: "#/properties/HelpDeskMessageId/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
      }
    }
    if (data.HelpDeskCommentId !== void 0) {
      let data8 = data.HelpDeskCommentId;
      if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)) && isFinite(data8)) && data8 !== null) {
        const err24 = { instancePath: instancePath + "/HelpDeskCommentId", schemaPath: "#/properties/HelpDeskCommentId/type", keyword: "type", params: { type: schema47.properties.HelpDeskCommentId.type }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
      if (typeof data8 == "number" && isFinite(data8)) {
        if (data8 > 9007199254740991 || isNaN(data8)) {
          const err25 = { instancePath: instancePath + "/HelpDeskCommentId", schemaPath: "#/properties/HelpDeskCommentId/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
        if (!formats0.validate(data8)) {
          const err26 = { instancePath: instancePath + "/HelpDeskCommentId", schemaPath: "#/properties/HelpDeskCommentId/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
      }
    }
    if (data.AiChannelSessionExternalIdentifier !== void 0) {
      let data9 = data.AiChannelSessionExternalIdentifier;
      if (typeof data9 !== "string" && data9 !== null) {
        const err27 = { instancePath: instancePath + "/AiChannelSessionExternalIdentifier", schemaPath: "#/properties/AiChannelSessionExternalIdentifier/type", keyword: "type", params: { type: schema47.properties.AiChannelSessionExternalIdentifier.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
    if (data.AiChannelSessionCoworkerId !== void 0) {
      let data10 = data.AiChannelSessionCoworkerId;
      if (typeof data10 !== "string" && data10 !== null) {
        const err28 = { instancePath: instancePath + "/AiChannelSessionCoworkerId", schemaPath: "#/properties/AiChannelSessionCoworkerId/type", keyword: "type", params: { type: schema47.properties.AiChannelSessionCoworkerId.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.AiChannelSessionCoworkerCoworkerType !== void 0) {
      let data11 = data.AiChannelSessionCoworkerCoworkerType;
      if (typeof data11 !== "string" && data11 !== null) {
        const err29 = { instancePath: instancePath + "/AiChannelSessionCoworkerCoworkerType", schemaPath: "#/properties/AiChannelSessionCoworkerCoworkerType/type", keyword: "type", params: { type: schema47.properties.AiChannelSessionCoworkerCoworkerType.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.AiChannelSessionCoworkerFullName !== void 0) {
      let data12 = data.AiChannelSessionCoworkerFullName;
      if (typeof data12 !== "string" && data12 !== null) {
        const err30 = { instancePath: instancePath + "/AiChannelSessionCoworkerFullName", schemaPath: "#/properties/AiChannelSessionCoworkerFullName/type", keyword: "type", params: { type: schema47.properties.AiChannelSessionCoworkerFullName.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
    }
    if (data.AiChannelSessionCoworkerMobilePhone !== void 0) {
      let data13 = data.AiChannelSessionCoworkerMobilePhone;
      if (typeof data13 !== "string" && data13 !== null) {
        const err31 = { instancePath: instancePath + "/AiChannelSessionCoworkerMobilePhone", schemaPath: "#/properties/AiChannelSessionCoworkerMobilePhone/type", keyword: "type", params: { type: schema47.properties.AiChannelSessionCoworkerMobilePhone.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
    }
    if (data.AiChannelSessionCoworkerLandLine !== void 0) {
      let data14 = data.AiChannelSessionCoworkerLandLine;
      if (typeof data14 !== "string" && data14 !== null) {
        const err32 = { instancePath: instancePath + "/AiChannelSessionCoworkerLandLine", schemaPath: "#/properties/AiChannelSessionCoworkerLandLine/type", keyword: "type", params: { type: schema47.properties.AiChannelSessionCoworkerLandLine.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err32];
        } else {
          vErrors.push(err32);
        }
        errors++;
      }
    }
    if (data.AiChannelSessionCoworkerBillingName !== void 0) {
      let data15 = data.AiChannelSessionCoworkerBillingName;
      if (typeof data15 !== "string" && data15 !== null) {
        const err33 = { instancePath: instancePath + "/AiChannelSessionCoworkerBillingName", schemaPath: "#/properties/AiChannelSessionCoworkerBillingName/type", keyword: "type", params: { type: schema47.properties.AiChannelSessionCoworkerBillingName.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err33];
        } else {
          vErrors.push(err33);
        }
        errors++;
      }
    }
    if (data.AiChannelSessionCoworkerCompanyName !== void 0) {
      let data16 = data.AiChannelSessionCoworkerCompanyName;
      if (typeof data16 !== "string" && data16 !== null) {
        const err34 = { instancePath: instancePath + "/AiChannelSessionCoworkerCompanyName", schemaPath: "#/properties/AiChannelSessionCoworkerCompanyName/type", keyword: "type", params: { type: schema47.properties.AiChannelSessionCoworkerCompanyName.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err34];
        } else {
          vErrors.push(err34);
        }
        errors++;
      }
    }
    if (data.AiChannelSessionCoworkerTeamNames !== void 0) {
      let data17 = data.AiChannelSessionCoworkerTeamNames;
      if (typeof data17 !== "string" && data17 !== null) {
        const err35 = { instancePath: instancePath + "/AiChannelSessionCoworkerTeamNames", schemaPath: "#/properties/AiChannelSessionCoworkerTeamNames/type", keyword: "type", params: { type: schema47.properties.AiChannelSessionCoworkerTeamNames.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err35];
        } else {
          vErrors.push(err35);
        }
        errors++;
      }
    }
    if (data.ChatSession !== void 0) {
      let data18 = data.ChatSession;
      if (typeof data18 !== "string" && data18 !== null) {
        const err36 = { instancePath: instancePath + "/ChatSession", schemaPath: "#/properties/ChatSession/type", keyword: "type", params: { type: schema47.properties.ChatSession.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err36];
        } else {
          vErrors.push(err36);
        }
        errors++;
      }
    }
    if (data.ResponderName !== void 0) {
      let data19 = data.ResponderName;
      if (typeof data19 !== "string" && data19 !== null) {
        const err37 = { instancePath: instancePath + "/ResponderName", schemaPath: "#/properties/ResponderName/type", keyword: "type", params: { type: schema47.properties.ResponderName.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err37];
        } else {
          vErrors.push(err37);
        }
        errors++;
      }
    }
    if (data.ChatMessageRole !== void 0) {
      let data20 = data.ChatMessageRole;
      if (typeof data20 !== "string" && data20 !== null) {
        const err38 = { instancePath: instancePath + "/ChatMessageRole", schemaPath: "#/properties/ChatMessageRole/type", keyword: "type", params: { type: schema47.properties.ChatMessageRole.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err38];
        } else {
          vErrors.push(err38);
        }
        errors++;
      }
    }
    if (data.Rating !== void 0) {
      let data21 = data.Rating;
      if (!(typeof data21 == "number" && (!(data21 % 1) && !isNaN(data21)) && isFinite(data21)) && data21 !== null) {
        const err39 = { instancePath: instancePath + "/Rating", schemaPath: "#/properties/Rating/type", keyword: "type", params: { type: schema47.properties.Rating.type }, message: "must be integer,null" };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
      if (typeof data21 == "number" && isFinite(data21)) {
        if (!formats0.validate(data21)) {
          const err40 = { instancePath: instancePath + "/Rating", schemaPath: "#/properties/Rating/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err40];
          } else {
            vErrors.push(err40);
          }
          errors++;
        }
      }
    }
    if (data.Channel !== void 0) {
      let data22 = data.Channel;
      if (typeof data22 !== "string" && data22 !== null) {
        const err41 = { instancePath: instancePath + "/Channel", schemaPath: "#/properties/Channel/type", keyword: "type", params: { type: schema47.properties.Channel.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err41];
        } else {
          vErrors.push(err41);
        }
        errors++;
      }
    }
    if (data.UniqueId !== void 0) {
      let data23 = data.UniqueId;
      if (typeof data23 === "string") {
        if (!formats36.test(data23)) {
          const err42 = { instancePath: instancePath + "/UniqueId", schemaPath: "#/properties/UniqueId/format", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' };
          if (vErrors === null) {
            vErrors = [err42];
          } else {
            vErrors.push(err42);
          }
          errors++;
        }
      } else {
        const err43 = { instancePath: instancePath + "/UniqueId", schemaPath: "#/properties/UniqueId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err43];
        } else {
          vErrors.push(err43);
        }
        errors++;
      }
    }
    if (data.CreatedOn !== void 0) {
      let data24 = data.CreatedOn;
      if (typeof data24 === "string") {
        if (!formats38.validate(data24)) {
          const err44 = { instancePath: instancePath + "/CreatedOn", schemaPath: "#/properties/CreatedOn/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err44];
          } else {
            vErrors.push(err44);
          }
          errors++;
        }
      } else {
        const err45 = { instancePath: instancePath + "/CreatedOn", schemaPath: "#/properties/CreatedOn/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err45];
        } else {
          vErrors.push(err45);
        }
        errors++;
      }
    }
    if (data.UpdatedOn !== void 0) {
      let data25 = data.UpdatedOn;
      if (typeof data25 === "string") {
        if (!formats38.validate(data25)) {
          const err46 = { instancePath: instancePath + "/UpdatedOn", schemaPath: "#/properties/UpdatedOn/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err46];
          } else {
            vErrors.push(err46);
          }
          errors++;
        }
      } else {
        const err47 = { instancePath: instancePath + "/UpdatedOn", schemaPath: "#/properties/UpdatedOn/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err47];
        } else {
          vErrors.push(err47);
        }
        errors++;
      }
    }
    if (data.UpdatedBy !== void 0) {
      if (typeof data.UpdatedBy !== "string") {
        const err48 = { instancePath: instancePath + "/UpdatedBy", schemaPath: "#/properties/UpdatedBy/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err48];
        } else {
          vErrors.push(err48);
        }
        errors++;
      }
    }
    if (data.IsNew !== void 0) {
      if (typeof data.IsNew !== "boolean") {
        const err49 = { instancePath: instancePath + "/IsNew", schemaPath: "#/properties/IsNew/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err49];
        } else {
          vErrors.push(err49);
        }
        errors++;
      }
    }
    if (data.SystemId !== void 0) {
      let data28 = data.SystemId;
      if (typeof data28 !== "string" && data28 !== null) {
        const err50 = { instancePath: instancePath + "/SystemId", schemaPath: "#/properties/SystemId/type", keyword: "type", params: { type: schema47.properties.SystemId.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err50];
        } else {
          vErrors.push(err50);
        }
        errors++;
      }
    }
    if (data.ToStringText !== void 0) {
      if (typeof data.ToStringText !== "string") {
        const err51 = { instancePath: instancePath + "/ToStringText", schemaPath: "#/properties/ToStringText/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err51];
        } else {
          vErrors.push(err51);
        }
        errors++;
      }
    }
  } else {
    const err52 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err52];
    } else {
      vErrors.push(err52);
    }
    errors++;
  }
  validate94.errors = vErrors;
  return errors === 0;
}
validate94.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate93(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate93.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate94(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate94.errors : vErrors.concat(validate94.errors);
    errors = vErrors.length;
  }
  validate93.errors = vErrors;
  return errors === 0;
}
validate93.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var updateOpenAiChatMessage_response_200_0 = validate97;
function validate98(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate98.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (errors === _errs1) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.WasSuccessful === void 0 && (missing0 = "WasSuccessful")) {
        const err0 = {};
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      } else {
        if (data.WasSuccessful !== void 0) {
          if (true !== data.WasSuccessful) {
            const err1 = {};
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
        }
      }
    } else {
      const err2 = {};
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs4 = errors;
    if (!validate80(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
      vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs4 === errors;
    valid0 = _valid0;
    if (valid0) {
      var props0 = {};
      props0.Status = true;
      props0.Message = true;
      props0.Value = true;
      props0.OpenInDialog = true;
      props0.OpenInWindow = true;
      props0.RedirectURL = true;
      props0.JavaScript = true;
      props0.UpdatedOn = true;
      props0.UpdatedBy = true;
      props0.Errors = true;
      props0.WasSuccessful = true;
    }
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid2 = true;
    const _errs7 = errors;
    if (errors === _errs7) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing1;
        if (data.WasSuccessful === void 0 && (missing1 = "WasSuccessful")) {
          const err3 = {};
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        } else {
          if (data.WasSuccessful !== void 0) {
            if (false !== data.WasSuccessful) {
              const err4 = {};
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          }
        }
      } else {
        const err5 = {};
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs10 = errors;
      if (!validate63(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs10 === errors;
      valid2 = _valid1;
      if (valid2) {
        var props1 = {};
        props1.Status = true;
        props1.Message = true;
        props1.Value = true;
        props1.OpenInDialog = true;
        props1.OpenInWindow = true;
        props1.RedirectURL = true;
        props1.JavaScript = true;
        props1.UpdatedOn = true;
        props1.UpdatedBy = true;
        props1.Errors = true;
        props1.WasSuccessful = true;
      }
      ifClause1 = "then";
    } else {
      const _errs11 = errors;
      if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.WasSuccessful === void 0) {
          const err6 = { instancePath, schemaPath: "#/else/else/required", keyword: "required", params: { missingProperty: "WasSuccessful" }, message: "must have required property 'WasSuccessful'" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data.WasSuccessful !== void 0) {
          let data2 = data.WasSuccessful;
          if (!(data2 === true || data2 === false)) {
            const err7 = { instancePath: instancePath + "/WasSuccessful", schemaPath: "#/else/else/properties/WasSuccessful/enum", keyword: "enum", params: { allowedValues: schema38.else.else.properties.WasSuccessful.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
      } else {
        const err8 = { instancePath, schemaPath: "#/else/else/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      var _valid1 = _errs11 === errors;
      valid2 = _valid1;
      if (valid2) {
        if (props1 !== true) {
          props1 = props1 || {};
          props1.WasSuccessful = true;
        }
      }
      ifClause1 = "else";
    }
    if (!valid2) {
      const err9 = { instancePath, schemaPath: "#/else/if", keyword: "if", params: { failingKeyword: ifClause1 }, message: 'must match "' + ifClause1 + '" schema' };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    if (valid0) {
      if (props0 !== true && props1 !== void 0) {
        if (props1 === true) {
          props0 = true;
        } else {
          props0 = props0 || {};
          Object.assign(props0, props1);
        }
      }
    }
    ifClause0 = "else";
  }
  if (!valid0) {
    const err10 = { instancePath, schemaPath: "#/if", keyword: "if", params: { failingKeyword: ifClause0 }, message: 'must match "' + ifClause0 + '" schema' };
    if (vErrors === null) {
      vErrors = [err10];
    } else {
      vErrors.push(err10);
    }
    errors++;
  }
  validate98.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate98.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate97(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate97.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate98(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
    errors = vErrors.length;
  } else {
    var props0 = validate98.evaluated.props;
  }
  validate97.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate97.evaluated = { "dynamicProps": true, "dynamicItems": false };
var updateOpenAiChatMessage_response_400_0 = validate102;
function validate103(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate103.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate63(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.Errors === void 0) {
      const err0 = { instancePath, schemaPath: "#/allOf/1/required", keyword: "required", params: { missingProperty: "Errors" }, message: "must have required property 'Errors'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.Errors !== void 0) {
      let data0 = data.Errors;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate64(data0[i0], { instancePath: instancePath + "/Errors/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err1 = { instancePath: instancePath + "/Errors", schemaPath: "#/allOf/1/properties/Errors/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/allOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate103.errors = vErrors;
  return errors === 0;
}
validate103.evaluated = { "props": { "Errors": true, "Status": true, "Message": true, "Value": true, "OpenInDialog": true, "OpenInWindow": true, "RedirectURL": true, "JavaScript": true, "UpdatedOn": true, "UpdatedBy": true, "WasSuccessful": true }, "dynamicProps": false, "dynamicItems": false };
function validate102(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate102.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate103(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate103.errors : vErrors.concat(validate103.errors);
    errors = vErrors.length;
  }
  validate102.errors = vErrors;
  return errors === 0;
}
validate102.evaluated = { "props": { "Errors": true, "Status": true, "Message": true, "Value": true, "OpenInDialog": true, "OpenInWindow": true, "RedirectURL": true, "JavaScript": true, "UpdatedOn": true, "UpdatedBy": true, "WasSuccessful": true }, "dynamicProps": false, "dynamicItems": false };
var updateOpenAiChatMessage_response_429_0 = validate107;
function validate107(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate107.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate107.errors = vErrors;
  return errors === 0;
}
validate107.evaluated = { "dynamicProps": false, "dynamicItems": false };
var getOpenAiChatMessage_path = validate108;
function validate108(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate108.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err1 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 9007199254740991 || isNaN(data0)) {
          const err2 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (data0 < 1 || isNaN(data0)) {
          const err3 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (!formats0.validate(data0)) {
          const err4 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate108.errors = vErrors;
  return errors === 0;
}
validate108.evaluated = { "props": { "id": true }, "dynamicProps": false, "dynamicItems": false };
var getOpenAiChatMessage_query = validate109;
function validate109(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate109.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate109.errors = vErrors;
  return errors === 0;
}
validate109.evaluated = { "dynamicProps": false, "dynamicItems": false };
var getOpenAiChatMessage_header = validate110;
function validate110(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate110.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate110.errors = vErrors;
  return errors === 0;
}
validate110.evaluated = { "dynamicProps": false, "dynamicItems": false };
var getOpenAiChatMessage_response_200_0 = validate111;
function validate112(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate112.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate58(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.Action === void 0) {
      const err0 = { instancePath, schemaPath: "#/allOf/1/required", keyword: "required", params: { missingProperty: "Action" }, message: "must have required property 'Action'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.Action !== void 0) {
      if (!validate75(data.Action, { instancePath: instancePath + "/Action", parentData: data, parentDataProperty: "Action", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/allOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate112.errors = vErrors;
  return errors === 0;
}
validate112.evaluated = { "props": { "Action": true, "BusinessId": true, "UserId": true, "AiChannelSessionId": true, "AiChannelSessionExternalIdentifier": true, "AiChannelSessionCoworkerId": true, "AiChannelSessionCoworkerCoworkerType": true, "AiChannelSessionCoworkerFullName": true, "AiChannelSessionCoworkerMobilePhone": true, "AiChannelSessionCoworkerLandLine": true, "AiChannelSessionCoworkerBillingName": true, "AiChannelSessionCoworkerCompanyName": true, "AiChannelSessionCoworkerTeamNames": true, "Content": true, "ChatSession": true, "ResponderName": true, "ChatMessageRole": true, "Rating": true, "Channel": true, "Id": true, "UniqueId": true, "CreatedOn": true, "UpdatedOn": true, "UpdatedBy": true, "IsNew": true, "SystemId": true, "ToStringText": true, "LocalizationDetails": true, "CustomFields": true, "CoworkerMessageId": true, "HelpDeskMessageId": true, "HelpDeskCommentId": true }, "dynamicProps": false, "dynamicItems": false };
function validate111(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate111.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate112(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors);
    errors = vErrors.length;
  }
  validate111.errors = vErrors;
  return errors === 0;
}
validate111.evaluated = { "props": { "Action": true, "BusinessId": true, "UserId": true, "AiChannelSessionId": true, "AiChannelSessionExternalIdentifier": true, "AiChannelSessionCoworkerId": true, "AiChannelSessionCoworkerCoworkerType": true, "AiChannelSessionCoworkerFullName": true, "AiChannelSessionCoworkerMobilePhone": true, "AiChannelSessionCoworkerLandLine": true, "AiChannelSessionCoworkerBillingName": true, "AiChannelSessionCoworkerCompanyName": true, "AiChannelSessionCoworkerTeamNames": true, "Content": true, "ChatSession": true, "ResponderName": true, "ChatMessageRole": true, "Rating": true, "Channel": true, "Id": true, "UniqueId": true, "CreatedOn": true, "UpdatedOn": true, "UpdatedBy": true, "IsNew": true, "SystemId": true, "ToStringText": true, "LocalizationDetails": true, "CustomFields": true, "CoworkerMessageId": true, "HelpDeskMessageId": true, "HelpDeskCommentId": true }, "dynamicProps": false, "dynamicItems": false };
var getOpenAiChatMessage_response_400_0 = validate116;
function validate117(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate117.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate63(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.Errors === void 0) {
      const err0 = { instancePath, schemaPath: "#/allOf/1/required", keyword: "required", params: { missingProperty: "Errors" }, message: "must have required property 'Errors'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.Errors !== void 0) {
      let data0 = data.Errors;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate64(data0[i0], { instancePath: instancePath + "/Errors/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err1 = { instancePath: instancePath + "/Errors", schemaPath: "#/allOf/1/properties/Errors/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/allOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate117.errors = vErrors;
  return errors === 0;
}
validate117.evaluated = { "props": { "Errors": true, "Status": true, "Message": true, "Value": true, "OpenInDialog": true, "OpenInWindow": true, "RedirectURL": true, "JavaScript": true, "UpdatedOn": true, "UpdatedBy": true, "WasSuccessful": true }, "dynamicProps": false, "dynamicItems": false };
function validate116(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate116.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate117(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors);
    errors = vErrors.length;
  }
  validate116.errors = vErrors;
  return errors === 0;
}
validate116.evaluated = { "props": { "Errors": true, "Status": true, "Message": true, "Value": true, "OpenInDialog": true, "OpenInWindow": true, "RedirectURL": true, "JavaScript": true, "UpdatedOn": true, "UpdatedBy": true, "WasSuccessful": true }, "dynamicProps": false, "dynamicItems": false };
var getOpenAiChatMessage_response_429_0 = validate121;
function validate121(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate121.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate121.errors = vErrors;
  return errors === 0;
}
validate121.evaluated = { "dynamicProps": false, "dynamicItems": false };
var deleteOpenAiChatMessage_path = validate122;
function validate122(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate122.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err1 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 9007199254740991 || isNaN(data0)) {
          const err2 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 }, message: "must be <= 9007199254740991" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (data0 < 1 || isNaN(data0)) {
          const err3 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (!formats0.validate(data0)) {
          const err4 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate122.errors = vErrors;
  return errors === 0;
}
validate122.evaluated = { "props": { "id": true }, "dynamicProps": false, "dynamicItems": false };
var deleteOpenAiChatMessage_query = validate123;
function validate123(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate123.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate123.errors = vErrors;
  return errors === 0;
}
validate123.evaluated = { "dynamicProps": false, "dynamicItems": false };
var deleteOpenAiChatMessage_header = validate124;
function validate124(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate124.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate124.errors = vErrors;
  return errors === 0;
}
validate124.evaluated = { "dynamicProps": false, "dynamicItems": false };
var deleteOpenAiChatMessage_response_200_0 = validate125;
function validate126(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate126.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (errors === _errs1) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.WasSuccessful === void 0 && (missing0 = "WasSuccessful")) {
        const err0 = {};
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      } else {
        if (data.WasSuccessful !== void 0) {
          if (true !== data.WasSuccessful) {
            const err1 = {};
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
        }
      }
    } else {
      const err2 = {};
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs4 = errors;
    if (!validate80(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
      vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs4 === errors;
    valid0 = _valid0;
    if (valid0) {
      var props0 = {};
      props0.Status = true;
      props0.Message = true;
      props0.Value = true;
      props0.OpenInDialog = true;
      props0.OpenInWindow = true;
      props0.RedirectURL = true;
      props0.JavaScript = true;
      props0.UpdatedOn = true;
      props0.UpdatedBy = true;
      props0.Errors = true;
      props0.WasSuccessful = true;
    }
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid2 = true;
    const _errs7 = errors;
    if (errors === _errs7) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing1;
        if (data.WasSuccessful === void 0 && (missing1 = "WasSuccessful")) {
          const err3 = {};
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        } else {
          if (data.WasSuccessful !== void 0) {
            if (false !== data.WasSuccessful) {
              const err4 = {};
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          }
        }
      } else {
        const err5 = {};
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs10 = errors;
      if (!validate63(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs10 === errors;
      valid2 = _valid1;
      if (valid2) {
        var props1 = {};
        props1.Status = true;
        props1.Message = true;
        props1.Value = true;
        props1.OpenInDialog = true;
        props1.OpenInWindow = true;
        props1.RedirectURL = true;
        props1.JavaScript = true;
        props1.UpdatedOn = true;
        props1.UpdatedBy = true;
        props1.Errors = true;
        props1.WasSuccessful = true;
      }
      ifClause1 = "then";
    } else {
      const _errs11 = errors;
      if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.WasSuccessful === void 0) {
          const err6 = { instancePath, schemaPath: "#/else/else/required", keyword: "required", params: { missingProperty: "WasSuccessful" }, message: "must have required property 'WasSuccessful'" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data.WasSuccessful !== void 0) {
          let data2 = data.WasSuccessful;
          if (!(data2 === true || data2 === false)) {
            const err7 = { instancePath: instancePath + "/WasSuccessful", schemaPath: "#/else/else/properties/WasSuccessful/enum", keyword: "enum", params: { allowedValues: schema38.else.else.properties.WasSuccessful.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
      } else {
        const err8 = { instancePath, schemaPath: "#/else/else/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      var _valid1 = _errs11 === errors;
      valid2 = _valid1;
      if (valid2) {
        if (props1 !== true) {
          props1 = props1 || {};
          props1.WasSuccessful = true;
        }
      }
      ifClause1 = "else";
    }
    if (!valid2) {
      const err9 = { instancePath, schemaPath: "#/else/if", keyword: "if", params: { failingKeyword: ifClause1 }, message: 'must match "' + ifClause1 + '" schema' };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    if (valid0) {
      if (props0 !== true && props1 !== void 0) {
        if (props1 === true) {
          props0 = true;
        } else {
          props0 = props0 || {};
          Object.assign(props0, props1);
        }
      }
    }
    ifClause0 = "else";
  }
  if (!valid0) {
    const err10 = { instancePath, schemaPath: "#/if", keyword: "if", params: { failingKeyword: ifClause0 }, message: 'must match "' + ifClause0 + '" schema' };
    if (vErrors === null) {
      vErrors = [err10];
    } else {
      vErrors.push(err10);
    }
    errors++;
  }
  validate126.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate126.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate125(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate125.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate126(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate126.errors : vErrors.concat(validate126.errors);
    errors = vErrors.length;
  } else {
    var props0 = validate126.evaluated.props;
  }
  validate125.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate125.evaluated = { "dynamicProps": true, "dynamicItems": false };
var deleteOpenAiChatMessage_response_400_0 = validate130;
function validate131(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate131.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate63(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.Errors === void 0) {
      const err0 = { instancePath, schemaPath: "#/allOf/1/required", keyword: "required", params: { missingProperty: "Errors" }, message: "must have required property 'Errors'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.Errors !== void 0) {
      let data0 = data.Errors;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate64(data0[i0], { instancePath: instancePath + "/Errors/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err1 = { instancePath: instancePath + "/Errors", schemaPath: "#/allOf/1/properties/Errors/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/allOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate131.errors = vErrors;
  return errors === 0;
}
validate131.evaluated = { "props": { "Errors": true, "Status": true, "Message": true, "Value": true, "OpenInDialog": true, "OpenInWindow": true, "RedirectURL": true, "JavaScript": true, "UpdatedOn": true, "UpdatedBy": true, "WasSuccessful": true }, "dynamicProps": false, "dynamicItems": false };
function validate130(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate130.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate131(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate131.errors : vErrors.concat(validate131.errors);
    errors = vErrors.length;
  }
  validate130.errors = vErrors;
  return errors === 0;
}
validate130.evaluated = { "props": { "Errors": true, "Status": true, "Message": true, "Value": true, "OpenInDialog": true, "OpenInWindow": true, "RedirectURL": true, "JavaScript": true, "UpdatedOn": true, "UpdatedBy": true, "WasSuccessful": true }, "dynamicProps": false, "dynamicItems": false };
var deleteOpenAiChatMessage_response_429_0 = validate135;
function validate135(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate135.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate135.errors = vErrors;
  return errors === 0;
}
validate135.evaluated = { "dynamicProps": false, "dynamicItems": false };
var issueToken_path = validate136;
function validate136(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate136.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate136.errors = vErrors;
  return errors === 0;
}
validate136.evaluated = { "dynamicProps": false, "dynamicItems": false };
var issueToken_query = validate137;
function validate137(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate137.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate137.errors = vErrors;
  return errors === 0;
}
validate137.evaluated = { "dynamicProps": false, "dynamicItems": false };
var issueToken_header = validate138;
function validate138(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate138.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.client_id !== void 0) {
      let data0 = data.client_id;
      if (typeof data0 === "string") {
        if (func1(data0) < 1) {
          const err0 = { instancePath: instancePath + "/client_id", schemaPath: "#/properties/client_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
      } else {
        const err1 = { instancePath: instancePath + "/client_id", schemaPath: "#/properties/client_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate138.errors = vErrors;
  return errors === 0;
}
validate138.evaluated = { "props": { "client_id": true }, "dynamicProps": false, "dynamicItems": false };
var issueToken_body0 = validate139;
var schema73 = { "description": "A request for tokens, by signing in or with a refresh token.", "if": { "type": "object", "properties": { "grant_type": { "const": "password" } }, "required": ["grant_type"] }, "then": { "$ref": "#/components/schemas/PasswordGrant" }, "else": { "if": { "type": "object", "properties": { "grant_type": { "const": "refresh_token" } }, "required": ["grant_type"] }, "then": { "$ref": "#/components/schemas/RefreshGrant" }, "else": { "type": "object", "properties": { "grant_type": { "enum": ["password", "refresh_token"] } }, "required": ["grant_type"] } } };
function validate141(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate141.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.grant_type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "grant_type" }, message: "must have required property 'grant_type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.username === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "username" }, message: "must have required property 'username'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.password === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "password" }, message: "must have required property 'password'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.grant_type !== void 0) {
      let data0 = data.grant_type;
      if (typeof data0 !== "string") {
        const err3 = { instancePath: instancePath + "/grant_type", schemaPath: "#/properties/grant_type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if ("password" !== data0) {
        const err4 = { instancePath: instancePath + "/grant_type", schemaPath: "#/properties/grant_type/const", keyword: "const", params: { allowedValue: "password" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.username !== void 0) {
      if (typeof data.username !== "string") {
        const err5 = { instancePath: instancePath + "/username", schemaPath: "#/properties/username/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.password !== void 0) {
      if (!(typeof data.password === "string")) {
        const err6 = { instancePath: instancePath + "/password", schemaPath: "#/properties/password/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.totp !== void 0) {
      if (typeof data.totp !== "string") {
        const err7 = { instancePath: instancePath + "/totp", schemaPath: "#/properties/totp/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.client_id !== void 0) {
      if (typeof data.client_id !== "string") {
        const err8 = { instancePath: instancePath + "/client_id", schemaPath: "#/properties/client_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate141.errors = vErrors;
  return errors === 0;
}
validate141.evaluated = { "props": { "grant_type": true, "username": true, "password": true, "totp": true, "client_id": true }, "dynamicProps": false, "dynamicItems": false };
function validate143(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate143.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.grant_type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "grant_type" }, message: "must have required property 'grant_type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.refresh_token === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "refresh_token" }, message: "must have required property 'refresh_token'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.grant_type !== void 0) {
      let data0 = data.grant_type;
      if (typeof data0 !== "string") {
        const err2 = { instancePath: instancePath + "/grant_type", schemaPath: "#/properties/grant_type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if ("refresh_token" !== data0) {
        const err3 = { instancePath: instancePath + "/grant_type", schemaPath: "#/properties/grant_type/const", keyword: "const", params: { allowedValue: "refresh_token" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.refresh_token !== void 0) {
      if (!(typeof data.refresh_token === "string")) {
        const err4 = { instancePath: instancePath + "/refresh_token", schemaPath: "#/properties/refresh_token/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate143.errors = vErrors;
  return errors === 0;
}
validate143.evaluated = { "props": { "grant_type": true, "refresh_token": true }, "dynamicProps": false, "dynamicItems": false };
function validate140(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate140.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (errors === _errs1) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.grant_type === void 0 && (missing0 = "grant_type")) {
        const err0 = {};
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      } else {
        if (data.grant_type !== void 0) {
          if ("password" !== data.grant_type) {
            const err1 = {};
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
        }
      }
    } else {
      const err2 = {};
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs4 = errors;
    if (!validate141(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
      vErrors = vErrors === null ? validate141.errors : vErrors.concat(validate141.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs4 === errors;
    valid0 = _valid0;
    if (valid0) {
      var props0 = {};
      props0.grant_type = true;
      props0.username = true;
      props0.password = true;
      props0.totp = true;
      props0.client_id = true;
    }
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid2 = true;
    const _errs7 = errors;
    if (errors === _errs7) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing1;
        if (data.grant_type === void 0 && (missing1 = "grant_type")) {
          const err3 = {};
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        } else {
          if (data.grant_type !== void 0) {
            if ("refresh_token" !== data.grant_type) {
              const err4 = {};
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          }
        }
      } else {
        const err5 = {};
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs10 = errors;
      if (!validate143(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate143.errors : vErrors.concat(validate143.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs10 === errors;
      valid2 = _valid1;
      if (valid2) {
        var props1 = {};
        props1.grant_type = true;
        props1.refresh_token = true;
      }
      ifClause1 = "then";
    } else {
      const _errs11 = errors;
      if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.grant_type === void 0) {
          const err6 = { instancePath, schemaPath: "#/else/else/required", keyword: "required", params: { missingProperty: "grant_type" }, message: "must have required property 'grant_type'" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data.grant_type !== void 0) {
          let data2 = data.grant_type;
          if (!(data2 === "password" || data2 === "refresh_token")) {
            const err7 = { instancePath: instancePath + "/grant_type", schemaPath: "#/else/else/properties/grant_type/enum", keyword: "enum", params: { allowedValues: schema73.else.else.properties.grant_type.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
      } else {
        const err8 = { instancePath, schemaPath: "#/else/else/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      var _valid1 = _errs11 === errors;
      valid2 = _valid1;
      if (valid2) {
        if (props1 !== true) {
          props1 = props1 || {};
          props1.grant_type = true;
        }
      }
      ifClause1 = "else";
    }
    if (!valid2) {
      const err9 = { instancePath, schemaPath: "#/else/if", keyword: "if", params: { failingKeyword: ifClause1 }, message: 'must match "' + ifClause1 + '" schema' };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    if (valid0) {
      if (props0 !== true && props1 !== void 0) {
        if (props1 === true) {
          props0 = true;
        } else {
          props0 = props0 || {};
          Object.assign(props0, props1);
        }
      }
    }
    ifClause0 = "else";
  }
  if (!valid0) {
    const err10 = { instancePath, schemaPath: "#/if", keyword: "if", params: { failingKeyword: ifClause0 }, message: 'must match "' + ifClause0 + '" schema' };
    if (vErrors === null) {
      vErrors = [err10];
    } else {
      vErrors.push(err10);
    }
    errors++;
  }
  validate140.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate140.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate139(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate139.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate140(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate140.errors : vErrors.concat(validate140.errors);
    errors = vErrors.length;
  } else {
    var props0 = validate140.evaluated.props;
  }
  validate139.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate139.evaluated = { "dynamicProps": true, "dynamicItems": false };
var issueToken_response_200_0 = validate146;
function validate147(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate147.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.access_token === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "access_token" }, message: "must have required property 'access_token'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.token_type === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "token_type" }, message: "must have required property 'token_type'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.expires_in === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "expires_in" }, message: "must have required property 'expires_in'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.refresh_token === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "refresh_token" }, message: "must have required property 'refresh_token'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.access_token !== void 0) {
      if (typeof data.access_token !== "string") {
        const err4 = { instancePath: instancePath + "/access_token", schemaPath: "#/properties/access_token/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.token_type !== void 0) {
      if (typeof data.token_type !== "string") {
        const err5 = { instancePath: instancePath + "/token_type", schemaPath: "#/properties/token_type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.expires_in !== void 0) {
      let data2 = data.expires_in;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err6 = { instancePath: instancePath + "/expires_in", schemaPath: "#/properties/expires_in/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 0 || isNaN(data2)) {
          const err7 = { instancePath: instancePath + "/expires_in", schemaPath: "#/properties/expires_in/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (!formats0.validate(data2)) {
          const err8 = { instancePath: instancePath + "/expires_in", schemaPath: "#/properties/expires_in/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
    }
    if (data.refresh_token !== void 0) {
      if (typeof data.refresh_token !== "string") {
        const err9 = { instancePath: instancePath + "/refresh_token", schemaPath: "#/properties/refresh_token/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
  } else {
    const err10 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err10];
    } else {
      vErrors.push(err10);
    }
    errors++;
  }
  validate147.errors = vErrors;
  return errors === 0;
}
validate147.evaluated = { "props": { "access_token": true, "token_type": true, "expires_in": true, "refresh_token": true }, "dynamicProps": false, "dynamicItems": false };
function validate146(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate146.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate147(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate147.errors : vErrors.concat(validate147.errors);
    errors = vErrors.length;
  }
  validate146.errors = vErrors;
  return errors === 0;
}
validate146.evaluated = { "props": { "access_token": true, "token_type": true, "expires_in": true, "refresh_token": true }, "dynamicProps": false, "dynamicItems": false };
var issueToken_response_400_0 = validate149;
function validate150(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate150.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error" }, message: "must have required property 'error'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.error !== void 0) {
      if (typeof data.error !== "string") {
        const err1 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.error_description !== void 0) {
      if (typeof data.error_description !== "string") {
        const err2 = { instancePath: instancePath + "/error_description", schemaPath: "#/properties/error_description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate150.errors = vErrors;
  return errors === 0;
}
validate150.evaluated = { "props": { "error": true, "error_description": true }, "dynamicProps": false, "dynamicItems": false };
function validate149(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate149.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate150(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate150.errors : vErrors.concat(validate150.errors);
    errors = vErrors.length;
  }
  validate149.errors = vErrors;
  return errors === 0;
}
validate149.evaluated = { "props": { "error": true, "error_description": true }, "dynamicProps": false, "dynamicItems": false };
var issueToken_response_429_0 = validate152;
function validate152(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate152.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate152.errors = vErrors;
  return errors === 0;
}
validate152.evaluated = { "dynamicProps": false, "dynamicItems": false };

// <stdin>
var validators = {
  searchOpenAiChatMessages: { path: searchOpenAiChatMessages_path, query: searchOpenAiChatMessages_query, header: searchOpenAiChatMessages_header, body: {}, responses: { "200": { "application/json": searchOpenAiChatMessages_response_200_0 }, "400": { "application/json": searchOpenAiChatMessages_response_400_0 }, "401": {}, "409": {}, "429": { "text/plain": searchOpenAiChatMessages_response_429_0 }, "default": {} } },
  createOpenAiChatMessage: { path: createOpenAiChatMessage_path, query: createOpenAiChatMessage_query, header: createOpenAiChatMessage_header, body: { "application/json": createOpenAiChatMessage_body0 }, responses: { "200": { "application/json": createOpenAiChatMessage_response_200_0 }, "400": { "application/json": createOpenAiChatMessage_response_400_0 }, "401": {}, "409": {}, "429": { "text/plain": createOpenAiChatMessage_response_429_0 }, "default": {} } },
  updateOpenAiChatMessage: { path: updateOpenAiChatMessage_path, query: updateOpenAiChatMessage_query, header: updateOpenAiChatMessage_header, body: { "application/json": updateOpenAiChatMessage_body0 }, responses: { "200": { "application/json": updateOpenAiChatMessage_response_200_0 }, "400": { "application/json": updateOpenAiChatMessage_response_400_0 }, "401": {}, "404": {}, "409": {}, "429": { "text/plain": updateOpenAiChatMessage_response_429_0 }, "default": {} } },
  getOpenAiChatMessage: { path: getOpenAiChatMessage_path, query: getOpenAiChatMessage_query, header: getOpenAiChatMessage_header, body: {}, responses: { "200": { "application/json": getOpenAiChatMessage_response_200_0 }, "400": { "application/json": getOpenAiChatMessage_response_400_0 }, "401": {}, "404": {}, "409": {}, "429": { "text/plain": getOpenAiChatMessage_response_429_0 }, "default": {} } },
  deleteOpenAiChatMessage: { path: deleteOpenAiChatMessage_path, query: deleteOpenAiChatMessage_query, header: deleteOpenAiChatMessage_header, body: {}, responses: { "200": { "application/json": deleteOpenAiChatMessage_response_200_0 }, "400": { "application/json": deleteOpenAiChatMessage_response_400_0 }, "401": {}, "404": {}, "409": {}, "429": { "text/plain": deleteOpenAiChatMessage_response_429_0 }, "default": {} } },
  issueToken: { path: issueToken_path, query: issueToken_query, header: issueToken_header, body: { "application/x-www-form-urlencoded": issueToken_body0 }, responses: { "200": { "application/json": issueToken_response_200_0 }, "400": { "application/json": issueToken_response_400_0 }, "409": {}, "429": { "text/plain": issueToken_response_429_0 }, "default": {} } }
};
export {
  validators
};
