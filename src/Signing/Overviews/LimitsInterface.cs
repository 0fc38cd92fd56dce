using System.Text.Json;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Limits;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Params;
using static TraceEngine.Signing.Answers.AnswerField;

namespace TraceEngine.Signing.Overviews;

/// <summary>限额 (/limits): every cap of the engine and of this facade.</summary>
internal sealed class LimitsInterface(SigningLimitSource own) : IJsonInterface
{
    private static readonly AnswerField Setting = Text("setting", "设置项", "setting");
    private static readonly AnswerField Title = Text("title", "说明", "what it limits, in Chinese");
    private static readonly AnswerField TitleEn = Text("detail", "英文说明", "what it limits, in English");
    private static readonly AnswerField Unit = Text("unit", "单位", "unit");
    private static readonly AnswerField Owner = Text("owner", "计量对象", "whose use it counts");
    private static readonly AnswerField Value = Number("value", "上限", "the cap");
    private static readonly AnswerField Used = Number("used", "已用，无则缺省", "in use now, left out where nothing is used up");

    private static readonly AnswerField LimitList = List(
        "limitList", "限额列表", "limits", Setting, Title, TitleEn, Unit, Owner, Value, Used);

    public InterfaceDescription Description { get; } = new("/limits", "限额", "limits", new ObjectShape([]), [LimitList]);

    public async Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct)
    {
        var response = await call.Engine.Limits.GetLimitsAsync(new GetLimitsRequest(), cancellationToken: ct);
        var mine = own.ReadFor(call.Caller.EnterpriseId).ToList();
        return Answer.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray(LimitList.Name);
            foreach (var limit in mine)
            {
                Write(writer, limit);
            }

            // Where one process serves everything, the engine tells the facade's caps too.
            foreach (var limit in response.Limits.Where(limit => mine.TrueForAll(known => known.Setting != limit.Setting)))
            {
                Write(writer, new LimitEntry(
                    limit.Setting, limit.TitleZh, limit.TitleEn, limit.Unit, limit.Owner, limit.Value,
                    limit.HasUsed ? limit.Used : null));
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter writer, LimitEntry limit)
    {
        writer.WriteStartObject();
        writer.Write(Setting, limit.Setting);
        writer.Write(Title, limit.TitleZh);
        writer.Write(TitleEn, limit.TitleEn);
        writer.Write(Unit, limit.Unit.ToString());
        writer.Write(Owner, limit.Owner.ToString());
        writer.Write(Value, limit.Value);
        if (limit.Used is { } used)
        {
            writer.Write(Used, used);
        }

        writer.WriteEndObject();
    }
}
