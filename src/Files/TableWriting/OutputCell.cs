using System.Globalization;

namespace TraceEngine.Files.TableWriting;

/// <summary>One cell to write.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Kind">How it is written.</param>
internal readonly record struct OutputCell(string Text, OutputCellKind Kind)
{
    public static OutputCell OfText(string text) => new(text, OutputCellKind.Text);

    public static OutputCell OfCode(string code) => new(code, OutputCellKind.Code);

    public static OutputCell OfNumber(long number) =>
        new(number.ToString(CultureInfo.InvariantCulture), OutputCellKind.Number);

    public static OutputCell OfHeading(string text) => new(text, OutputCellKind.Heading);
}
