using Microsoft.Extensions.Options;

namespace TraceEngine.Signing;

/// <summary>Says everything that is wrong with the settings of the facade at once.</summary>
internal sealed class SigningOptionsValidator : IValidateOptions<SigningOptions>
{
    private const int MiB = 1024 * 1024;

    public ValidateOptionsResult Validate(string? name, SigningOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        CheckAddress(result, nameof(options.IngestAddress), options.IngestAddress);
        CheckAddress(result, nameof(options.QueryAddress), options.QueryAddress);
        Check(result, nameof(options.BodyBytesAtMost), options.BodyBytesAtMost, 4 * 1024, 256 * MiB);
        Check(result, nameof(options.InflatedBytesAtMost), options.InflatedBytesAtMost, options.BodyBytesAtMost, 512 * MiB);
        Check(result, nameof(options.BodyMemoryBytes), options.BodyMemoryBytes, options.InflatedBytesAtMost, 64L * 1024 * MiB);
        Check(result, nameof(options.BodyTimeout), options.BodyTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10));
        Check(result, nameof(options.ParamCharactersAtMost), options.ParamCharactersAtMost, 1_024, 256 * MiB);
        Check(result, nameof(options.CodesAtMost), options.CodesAtMost, 1, 50_000);
        Check(result, nameof(options.ProductsAtMost), options.ProductsAtMost, 1, 10_000);
        Check(result, nameof(options.InlineErrorsAtMost), options.InlineErrorsAtMost, 1, 10_000);
        Check(result, nameof(options.PageSizeAtMost), options.PageSizeAtMost, 1, 10_000);
        Check(result, nameof(options.PagedCodesAtMost), options.PagedCodesAtMost, options.PageSizeAtMost, 1_000_000);
        Check(result, nameof(options.TreeCodesAtMost), options.TreeCodesAtMost, 1, 100_000);
        Check(result, nameof(options.ExportCodesAtMost), options.ExportCodesAtMost, 1, 1_000_000);
        Check(result, nameof(options.CallTimeout), options.CallTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(50));
        Check(result, nameof(options.RepeatWait), options.RepeatWait, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Check(result, nameof(options.CallsPerSecond), options.CallsPerSecond, 1, 1_000_000);
        Check(result, nameof(options.CallsAtOnce), options.CallsAtOnce, 1, 1_000_000);
        return result.Build();
    }

    private static void Check<T>(ValidateOptionsResultBuilder result, string setting, T value, T least, T most)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            result.AddError($"设置 Signing:{setting} 为 {value}，应在 {least} 与 {most} 之间 / "
                + $"setting Signing:{setting} is {value}, it must be between {least} and {most}.");
        }
    }

    private static void CheckAddress(ValidateOptionsResultBuilder result, string setting, string value)
    {
        if (value.Length > 0
            && (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")))
        {
            result.AddError($"设置 Signing:{setting} 应为 http 或 https 地址：{value} / "
                + $"setting Signing:{setting} must be an http or https address: {value}");
        }
    }
}
