using System.Net;
using System.Text;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Documents;

/// <summary>The interfaces on one page for people, made of the field tables.</summary>
internal static class InterfacePage
{
    private const string Style =
        "body{font:15px/1.5 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#222}"
        + "table{border-collapse:collapse;width:100%;margin:.5em 0 1.5em}th,td{border:1px solid #ccc;padding:.25em .5em;"
        + "text-align:left;vertical-align:top}th{background:#f3f3f3}code,pre{font:13px/1.5 ui-monospace,monospace}"
        + "pre{background:#f6f6f6;padding:1em;overflow:auto}h2{margin-top:2em}.m{color:#b00}";

    public static string Render(IReadOnlyList<InterfaceDescription> interfaces)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>药耗追溯信息接口 TraceEngine</title>")
            .Append("<meta name=\"viewport\" content=\"width=device-width\"><style>").Append(Style).Append(
                "</style></head><body>")
            .Append("<h1>药耗追溯信息接口 <small>TraceEngine JSON interface</small></h1>");
        WriteIntroduction(page);
        page.Append("<h2>接口 Interfaces</h2><ul>");
        foreach (var one in interfaces)
        {
            page.Append($"<li><a href=\"#{one.Path[1..]}\"><code>{one.Path}</code></a> ")
                .Append($"{Text(one.NameZh)} {Text(one.NameEn)}</li>");
        }

        page.Append("</ul>");
        foreach (var one in interfaces)
        {
            Write(page, one);
        }

        WriteCodes(page);
        return page.Append("</body></html>").ToString();
    }

    private static void WriteIntroduction(StringBuilder page) => page
        .Append("<p>请求 / request: <code>POST</code>, <code>Content-Type: application/json</code>, UTF-8；可用 <code>gzip</code> 压缩。")
        .Append("机器可读 / for programs: <a href=\"/openapi.json\">/openapi.json</a> (OpenAPI 3.1)</p>")
        .Append("<pre>{\"ak\": \"…\", \"timestamp\": \"1767600000\", \"sign\": \"…\", ")
        .Append("\"param\": \"{\\\"docNo\\\":\\\"…\\\"}\"}\n\n")
        .Append("sign = hex(SHA-256(ak + timestamp + sk + param))</pre>")
        .Append("<p>param 为字符串时，对其解码后的值签名；为对象时，对其原始字节签名。timestamp 为 10 位 Unix 秒，误差 300 秒以内。")
        .Append("同一签名的上传在 600 秒内重发得到首次应答。<br>")
        .Append("A param given as a string is signed as its decoded value, given as an object as its raw bytes. ")
        .Append("A signed upload sent again within 600 s gets its first answer.</p>");

    private static void Write(StringBuilder page, InterfaceDescription one)
    {
        page.Append($"<h2 id=\"{one.Path[1..]}\"><code>{one.Path}</code> {Text(one.NameZh)} ")
            .Append($"<small>{Text(one.NameEn)}</small></h2>");
        if (one.NoteZh.Length > 0)
        {
            page.Append($"<p>{Text(one.NoteZh)}<br>{Text(one.NoteEn)}</p>");
        }

        Write(page, "param", one.Param);
        if (one.IsFile)
        {
            return;
        }

        page.Append("<table><tr><th>data</th><th>类型 type</th><th>说明 meaning</th></tr>");
        WriteAnswer(page, one.Data, "");
        page.Append("</table>");
    }

    private static void Write(StringBuilder page, string title, ObjectShape shape)
    {
        if (shape.MemberCount == 0)
        {
            page.Append($"<p><code>{title}</code>: <code>{{}}</code></p>");
            return;
        }

        page.Append($"<table><tr><th>{title}</th><th>名称 name</th><th>要求 how to fill it in</th></tr>");
        foreach (var field in shape.Fields)
        {
            var mark = field.Requirement == FieldRequirement.Required ? "<span class=\"m\">*</span>" : "";
            page.Append($"<tr><td><code>{field.Name}</code>{mark}</td><td>{Text(field.NameZh)}<br>{Text(field.NameEn)}</td>")
                .Append($"<td>{Text(field.HintZh)}<br>{Text(field.HintEn)}<br><code>{Text(field.Example)}</code></td></tr>");
        }

        page.Append("</table>");
        foreach (var list in shape.Lists)
        {
            Write(page, $"{title}.{list.Name}[] ≤ {list.ItemsAtMost}", list.Item);
        }
    }

    private static void WriteAnswer(StringBuilder page, IReadOnlyList<AnswerField> fields, string path)
    {
        foreach (var field in fields)
        {
            var name = path + field.Name + (field.Type == "array" ? "[]" : "");
            page.Append($"<tr><td><code>{name}</code></td><td>{field.Type}</td>")
                .Append($"<td>{Text(field.NameZh)}<br>{Text(field.NameEn)}</td></tr>");
            WriteAnswer(page, field.Members, name + ".");
        }
    }

    private static void WriteCodes(StringBuilder page)
    {
        page.Append("<h2>应答代码 Answer codes</h2><table><tr><th>code</th><th>HTTP</th><th>含义 meaning</th></tr>");
        foreach (var kind in AnswerKind.All)
        {
            page.Append($"<tr><td>{kind.Code}</td><td>{kind.Status}</td><td>{Text(kind.TitleZh)} {Text(kind.TitleEn)}</td></tr>");
        }

        page.Append("</table>");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
