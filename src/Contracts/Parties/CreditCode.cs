using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace TraceEngine.Contracts.Parties;

/// <summary>
/// A unified social credit code (统一社会信用代码, GB 32100): 2 characters, 6 digits, 9 characters and a check character
/// modulo 31. Letters are capitals; I, O, S, V and Z are not used.
/// </summary>
public readonly record struct CreditCode
{
    /// <summary>Characters of a credit code.</summary>
    public const int Length = 18;

    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly SearchValues<char> AlphabetCharacters = SearchValues.Create(Alphabet);

    private readonly string? _value;

    private CreditCode(string value) => _value = value;

    /// <summary>The 18 characters; empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>Reads a credit code; nothing is cleaned or capitalised.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CreditCode code, out CreditCodeFault fault)
    {
        fault = FaultOf(text ?? "");
        code = fault == CreditCodeFault.None ? new CreditCode(text!) : default;
        return fault == CreditCodeFault.None;
    }

    /// <summary>The credit code of its first 17 characters: adds the check character.</summary>
    /// <exception cref="FormatException">The characters are not the beginning of a credit code.</exception>
    public static CreditCode FromBody(string first17)
    {
        var fault = FaultOfBody(first17);
        return fault == CreditCodeFault.None
            ? new CreditCode(first17 + CheckCharacter(first17))
            : throw new FormatException(Describe(fault, first17));
    }

    /// <summary>What is wrong and what to do, in Chinese and English.</summary>
    public static string Describe(CreditCodeFault fault, string text) => fault switch
    {
        CreditCodeFault.None => $"统一社会信用代码 {text} 正确 / The credit code {text} is right.",
        CreditCodeFault.Length =>
            $"统一社会信用代码应为18位，“{text}”为{text.Length}位，请按营业执照填写 / "
            + $"A credit code has 18 characters, \"{text}\" has {text.Length}. Copy it from the business licence.",
        CreditCodeFault.Character =>
            $"统一社会信用代码“{text}”含非法字符，只能是数字和大写字母（不含I、O、S、V、Z） / "
            + $"The credit code \"{text}\" may hold only digits and capital letters other than I, O, S, V, Z.",
        CreditCodeFault.Region =>
            $"统一社会信用代码“{text}”第3至8位（行政区划码）应为数字 / "
            + $"Characters 3 to 8 of the credit code \"{text}\" (the region) must be digits.",
        _ =>
            $"统一社会信用代码“{text}”校验位不符，请核对是否录错 / "
            + $"The check character of the credit code \"{text}\" does not fit. Check it for a typing error.",
    };

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static CreditCodeFault FaultOf(string text)
    {
        if (text.Length != Length)
        {
            return CreditCodeFault.Length;
        }

        var fault = FaultOfBody(text[..^1]);
        if (fault != CreditCodeFault.None)
        {
            return fault;
        }

        return !Alphabet.Contains(text[^1]) ? CreditCodeFault.Character
            : text[^1] != CheckCharacter(text[..^1]) ? CreditCodeFault.CheckCharacter
            : CreditCodeFault.None;
    }

    private static CreditCodeFault FaultOfBody(string body)
    {
        if (body.Length != Length - 1)
        {
            return CreditCodeFault.Length;
        }

        if (body.AsSpan().ContainsAnyExcept(AlphabetCharacters))
        {
            return CreditCodeFault.Character;
        }

        return body.AsSpan(2, 6).ContainsAnyExceptInRange('0', '9') ? CreditCodeFault.Region : CreditCodeFault.None;
    }

    private static char CheckCharacter(string body)
    {
        // Weights are the powers of 3 modulo 31.
        int sum = 0;
        int weight = 1;
        foreach (char character in body)
        {
            sum += Alphabet.IndexOf(character) * weight;
            weight = weight * 3 % Alphabet.Length;
        }

        return Alphabet[(Alphabet.Length - (sum % Alphabet.Length)) % Alphabet.Length];
    }
}
