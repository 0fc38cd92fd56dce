using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Verdicts;

/// <summary>Why one row, or a whole batch, was refused.</summary>
/// <param name="Row">Index of the row in the batch, from 0, over all sections; <see cref="WholeBatch"/> for the batch.</param>
/// <param name="Code">The code as understood, or as received when unreadable; at most 100 characters.</param>
/// <param name="Field">The field at fault.</param>
/// <param name="Reason">The cause.</param>
/// <param name="Arguments">Values for the placeholders, in the order of <see cref="VerdictEntry.ArgumentNames"/>.</param>
public readonly record struct Verdict(
    int Row, string Code, VerdictField Field, Reason Reason, IReadOnlyList<string> Arguments)
{
    /// <summary>The row of a verdict on a whole batch, as stored in the ledger.</summary>
    public const int WholeBatch = -1;

    /// <summary>
    /// A verdict from what was received: code and arguments are made printable by <see cref="PrintableText"/>, so that any
    /// of them can be stored and shown.
    /// </summary>
    public static Verdict Of(int row, string code, VerdictField field, Reason reason, params ReadOnlySpan<string> arguments)
    {
        var printable = new string[arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            printable[i] = PrintableText.Of(arguments[i]);
        }

        return new Verdict(row, PrintableText.Of(code), field, reason, printable);
    }

    /// <summary>The verdict as it travels; the row of a verdict on a whole batch is 0.</summary>
    public RowVerdict ToProto() => new()
    {
        Row = (uint)Math.Max(Row, 0),
        Code = Code,
        Field = Field.ToWireName(),
        Reason = Reason,
        Arguments = { Arguments },
    };

    /// <summary>The verdict on a row that travelled.</summary>
    public static Verdict FromProto(RowVerdict proto) =>
        new((int)proto.Row, proto.Code, VerdictFields.FromWireName(proto.Field), proto.Reason, [.. proto.Arguments]);

    /// <summary>What is wrong, in Chinese.</summary>
    public string MessageZh() => VerdictCatalogue.Render(VerdictCatalogue.For(Reason).MessageZh, Arguments);

    /// <summary>What is wrong, in English.</summary>
    public string MessageEn() => VerdictCatalogue.Render(VerdictCatalogue.For(Reason).MessageEn, Arguments);

    /// <summary>What to do, in Chinese.</summary>
    public string RemedyZh() => VerdictCatalogue.Render(VerdictCatalogue.For(Reason).RemedyZh, Arguments);

    /// <summary>What to do, in English.</summary>
    public string RemedyEn() => VerdictCatalogue.Render(VerdictCatalogue.For(Reason).RemedyEn, Arguments);
}
