using TraceEngine.Contracts.Uploads;

namespace TraceEngine.Signing.Answers;

/// <summary>One field of an answer: writers and documents take its name from here.</summary>
/// <param name="Name">On the wire.</param>
/// <param name="Type">As in JSON Schema: string, integer, boolean, object or array (of objects).</param>
/// <param name="NameZh">Its Chinese name.</param>
/// <param name="NameEn">Its English name.</param>
/// <param name="Members">What its object, or each object of its array, holds.</param>
internal sealed record AnswerField(
    string Name, string Type, string NameZh, string NameEn, params IReadOnlyList<AnswerField> Members)
{
    public static AnswerField Text(string name, string zh, string en) => new(name, "string", zh, en);

    public static AnswerField Number(string name, string zh, string en) => new(name, "integer", zh, en);

    /// <summary>A text that has the name of a field of requests, so that both change together.</summary>
    /// <param name="fields">The table of the field.</param>
    /// <param name="target">By what code knows it.</param>
    /// <param name="zh">Another Chinese name; null = that of the field.</param>
    /// <param name="en">Another English name; null = that of the field.</param>
    public static AnswerField Like(IReadOnlyList<UploadField> fields, string target, string? zh = null, string? en = null)
    {
        var field = fields.First(field => field.Target == target);
        return new AnswerField(field.Name, "string", zh ?? field.NameZh, en ?? field.NameEn);
    }

    public static AnswerField Object(string name, string zh, string en, params IReadOnlyList<AnswerField> members) =>
        new(name, "object", zh, en, members);

    public static AnswerField List(string name, string zh, string en, params IReadOnlyList<AnswerField> members) =>
        new(name, "array", zh, en, members);
}
