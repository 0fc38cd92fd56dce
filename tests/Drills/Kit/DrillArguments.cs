using System.Globalization;
using System.Reflection;
using System.Text;

namespace TraceEngine.Drills.Kit;

/// <summary>Options of a drill from the command line: <c>--acks-between-kills 40</c> sets AcksBetweenKills.</summary>
internal static class DrillArguments
{
    /// <summary>A copy of the defaults with what the arguments say; null, and a sentence, when they can't be read.</summary>
    public static object? TryRead(object defaults, string[] args, out string wrong)
    {
        var options = Copy(defaults);
        for (var i = 0; i < args.Length; i += 2)
        {
            var property = Properties(defaults).FirstOrDefault(property => "--" + OptionName(property) == args[i]);
            if (property is null)
            {
                wrong = $"没有选项 {args[i]} / there is no option {args[i]}";
                return null;
            }

            try
            {
                var text = i + 1 < args.Length ? args[i + 1] : "";
                property.SetValue(options, Convert.ChangeType(text, property.PropertyType, CultureInfo.InvariantCulture));
            }
            catch (Exception exception) when (exception is FormatException or OverflowException)
            {
                wrong = $"{args[i]} 需要数值 / {args[i]} takes a number";
                return null;
            }
        }

        wrong = "";
        return options;
    }

    /// <summary>The options with their defaults, one a line.</summary>
    public static string Describe(object defaults)
    {
        var text = new StringBuilder();
        foreach (var property in Properties(defaults))
        {
            text.Append(CultureInfo.InvariantCulture, $"  --{OptionName(property),-26} {property.GetValue(defaults)}\n");
        }

        return text.ToString();
    }

    private static object Copy(object defaults)
    {
        var copy = Activator.CreateInstance(defaults.GetType())!;
        foreach (var property in Properties(defaults))
        {
            property.SetValue(copy, property.GetValue(defaults));
        }

        return copy;
    }

    private static IEnumerable<PropertyInfo> Properties(object options) =>
        options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    private static string OptionName(PropertyInfo property)
    {
        var name = new StringBuilder();
        foreach (var letter in property.Name)
        {
            if (char.IsUpper(letter) && name.Length > 0)
            {
                name.Append('-');
            }

            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
