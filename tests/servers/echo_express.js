// An echo on Express: what qs and its body parsers read of a request, as JSON.

const { createHash } = require("node:crypto");
const cookies = require("cookie-parser");
const express = require("express");
const multer = require("multer");

const application = express();
application.set("query parser", "extended");
application.use(cookies());
application.use(express.json({ type: ["application/json", "*/*+json"] }));
application.use(express.urlencoded({ extended: true }));
application.use(express.text({ type: ["text/*", "application/jsonl"] }));
application.use(express.raw({ type: "application/octet-stream" }));
application.use(multer().any());

function echo(request, response) {
  const { body } = request;
  const type = request.headers["content-type"] ?? "";
  const isForm = /^(multipart\/|application\/x-www-form-urlencoded)/.test(type);
  response.json({
    query: request.query,
    path: { value: request.params.value },
    headers: request.headers,
    cookies: request.cookies,
    type,
    form: isForm ? { ...body } : {},
    files: (request.files ?? []).map((file) => ({
      field: file.fieldname,
      name: file.originalname,
      type: file.mimetype,
      sha256: createHash("sha256").update(file.buffer).digest("hex"),
    })),
    text: Buffer.isBuffer(body) ? body.toString("latin1") : typeof body === "string" ? body : "",
    json: type.endsWith("json") ? body : undefined,
  });
}

application.get("/path/:value/end", echo);
application.all("/*rest", echo);
const server = application.listen(Number(process.argv[2]), "127.0.0.1");
process.on("SIGTERM", () => server.close(() => process.exit(0)));
