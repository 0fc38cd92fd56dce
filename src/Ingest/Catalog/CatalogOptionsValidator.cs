using Microsoft.Extensions.Options;

namespace TraceEngine.Ingest.Catalog;

/// <summary>Says everything that is wrong with the settings of the catalog at once.</summary>
internal sealed class CatalogOptionsValidator : IValidateOptions<CatalogOptions>
{
    private const int MostProducts = 10_000;
    private const int MostOfPage = 1_000;

    private static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, CatalogOptions options)
    {
        var errors = new List<string>();
        Check(nameof(options.RefreshInterval), options.RefreshInterval, TimeSpan.FromMilliseconds(100));
        Check(nameof(options.RegisterTimeout), options.RegisterTimeout, TimeSpan.FromSeconds(1));
        Check(nameof(options.RetryDelay), options.RetryDelay, TimeSpan.FromMilliseconds(100));
        CheckCount(nameof(options.MaxProductsPerUpload), options.MaxProductsPerUpload, MostProducts);
        CheckCount(nameof(options.MaxPageSize), options.MaxPageSize, MostOfPage);
        CheckCount(nameof(options.DefaultPageSize), options.DefaultPageSize, options.MaxPageSize);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void CheckCount(string setting, int value, int most)
        {
            if (value < 1 || value > most)
            {
                errors.Add($"设置 Catalog:{setting} 为 {value}，应在 1 与 {most} 之间 / "
                    + $"setting Catalog:{setting} is {value}, it must be between 1 and {most}.");
            }
        }

        void Check(string setting, TimeSpan value, TimeSpan shortest)
        {
            if (value < shortest || value > LongestInterval)
            {
                errors.Add($"设置 Catalog:{setting} 为 {value}，应在 {shortest} 与 {LongestInterval} 之间 / "
                    + $"setting Catalog:{setting} is {value}, it must be between {shortest} and {LongestInterval}.");
            }
        }
    }
}
