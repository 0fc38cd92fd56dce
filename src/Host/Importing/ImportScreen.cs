using System.Globalization;
using Spectre.Console;

namespace TraceEngine.Host.Importing;

/// <summary>What a person sees: a live bar in a terminal, a line now and then elsewhere (logs, pipes).</summary>
internal sealed class ImportScreen(IAnsiConsole console, TimeProvider time)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private long _lastLine;

    /// <summary>One line, as it is.</summary>
    public void Line(string text)
    {
        lock (_gate)
        {
            console.WriteLine(text);
        }
    }

    /// <summary>Asks a person; where there is none (logs, pipes), the answer is yes.</summary>
    public bool Asks(string question) =>
        !console.Profile.Out.IsTerminal || !console.Profile.Capabilities.Interactive || console.Confirm(question);

    /// <summary>Anything that can be drawn.</summary>
    public void Draw(Spectre.Console.Rendering.IRenderable drawing) => console.Write(drawing);

    /// <summary>Shows the progress of a piece of work.</summary>
    /// <param name="title">What is done.</param>
    /// <param name="total">Units in all.</param>
    /// <param name="unit">Name of a unit, for the rate: <c>codes/s</c>.</param>
    /// <param name="work">The work; it is handed what to call with units done and units a second.</param>
    public async Task ProgressAsync(string title, long total, string unit, Func<Action<long, double>, Task> work)
    {
        if (!console.Profile.Out.IsTerminal || !console.Profile.Capabilities.Interactive)
        {
            _lastLine = time.GetTimestamp();
            await work((done, rate) => PlainLine(title, total, unit, done, rate));
            return;
        }

        var rateColumn = new RateColumn();
        await console.Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                rateColumn)
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: Math.Max(total, 1));
                await work((done, rate) =>
                {
                    task.Value = done;
                    rateColumn.Set(RateColumn.Text(total, done, rate, unit));
                });
            });
    }

    /// <summary>A number with separators.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private void PlainLine(string title, long total, string unit, long done, double rate)
    {
        lock (_gate)
        {
            if (time.GetElapsedTime(_lastLine) < BetweenLines)
            {
                return;
            }

            _lastLine = time.GetTimestamp();
        }

        Line($"{title}  {Number(done)} / {Number(total)}  {RateColumn.Text(total, done, rate, unit)}");
    }
}
