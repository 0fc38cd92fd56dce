using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TraceEngine.Contracts.Codes;

namespace TraceEngine.Contracts.Tests.Codes;

public sealed class CodeKeyTests
{
    [Fact]
    public void EncodeDigits_TwentyDigits_IsElevenBytesThatReadAsTheCode()
    {
        Assert.Equal("1481012345678901234567", ParsedCode.Of("81012345678901234567").KeyHex);
        Assert.Equal(11, CodeKey.PackedKeyLength(20));
    }

    [Fact]
    public void EncodeDigits_OddLength_EndsWithZeroNibble() =>
        Assert.Equal("09" + "1234567890", ParsedCode.Of("123456789").KeyHex);

    [Fact]
    public void EncodeDigits_SameDigitsOtherLength_IsAnotherKey() =>
        Assert.NotEqual(ParsedCode.Of("123456789").KeyHex, ParsedCode.Of("1234567890").KeyHex);

    [Theory]
    [InlineData("1234567a")]
    [InlineData("12345678/")]
    [InlineData("123456789012:")]
    [InlineData("\u0080234567890123456789")]
    public void EncodeDigits_NotAllDigits_IsRefused(string text) =>
        Assert.Equal(-1, CodeKey.EncodeDigits(Encoding.Latin1.GetBytes(text), new byte[CodeKey.MaxKeyBytes]));

    [Fact]
    public void EncodeDigits_LongerThanTheLimit_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CodeKey.EncodeDigits(new byte[101], new byte[200]));

    [Fact]
    public void EncodePacked_PackedCode_GivesTheKeyOfItsText()
    {
        var key = new byte[CodeKey.MaxKeyBytes];
        int length = CodeKey.EncodePacked(Convert.FromHexString("81012345678901234567"), 20, key);
        Assert.Equal("1481012345678901234567", Convert.ToHexString(key.AsSpan(0, length)));
    }

    [Fact]
    public void DigitCount_TextKey_IsZero()
    {
        var key = Key("(00)006141411234567890");
        Assert.False(CodeKey.IsDigits(key));
        Assert.Equal(0, CodeKey.DigitCount(key));
        Assert.Equal(0, CodeKey.DigitCount([]));
    }

    [Fact]
    public void EncodeAndToText_Digits_RoundTrip() =>
        PropertyCheck.Holds(CodeGenerators.Digits(1, 100), code =>
        {
            var key = new byte[CodeKey.MaxKeyBytes];
            int length = CodeKey.EncodeDigits(Encoding.ASCII.GetBytes(code), key);
            var used = key.AsSpan(0, length);
            return length == CodeKey.PackedKeyLength(code.Length)
                && CodeKey.IsDigits(used) && CodeKey.DigitCount(used) == code.Length && CodeKey.ToText(used) == code;
        });

    [Fact]
    public void EncodeAndToText_Text_RoundTrip() =>
        PropertyCheck.Holds(CodeGenerators.Serial(100), code =>
        {
            var key = Key(code);
            return key.Length == code.Length + 1 && !CodeKey.IsDigits(key) && CodeKey.ToText(key) == code;
        });

    [Fact]
    public void PackDigits_AnyBytes_EqualsNaive() =>
        PropertyCheck.Holds(MostlyDigits(), text =>
        {
            var packed = new byte[CodeKey.PackedLength(text.Length)];
            int written = CodeKey.PackDigits(text, packed);
            return text.All(value => char.IsAsciiDigit((char)value))
                ? written == packed.Length && packed.AsSpan().SequenceEqual(NaivePack(text))
                : written == -1;
        });

    [Fact]
    public void PackDigits_EveryByteAtEveryPlace_IsTakenOnlyIfADigit()
    {
        var packed = new byte[12];
        for (int place = 0; place < 23; place++)
        {
            for (int value = 0; value <= 0xff; value++)
            {
                byte[] text = Damaged([.. "81012345678901234567890"u8], place, (byte)value);
                Assert.Equal(char.IsAsciiDigit((char)value), CodeKey.PackDigits(text, packed) == 12);
            }
        }
    }

    [Fact]
    public void FirstInvalidPacked_AnyColumn_EqualsNaive() =>
        PropertyCheck.Holds(DamagedColumn(), column =>
            CodeKey.FirstInvalidPacked(column.Data, column.Digits) == NaiveFirstInvalid(column.Data, column.Digits));

    [Fact]
    public void FirstInvalidPacked_EveryNibbleOfALongColumn_IsLookedAt()
    {
        const int digits = 20;
        var data = new byte[10 * 130];
        for (int i = 0; i < data.Length; i++)
        {
            foreach (byte bad in new byte[] { 0xa0, 0x0a, 0xf9, 0x9f })
            {
                data[i] = bad;
                Assert.Equal(i / 10, CodeKey.FirstInvalidPacked(data, digits));
            }

            data[i] = 0x99;
        }

        Assert.Equal(-1, CodeKey.FirstInvalidPacked(data, digits));
    }

    [Fact]
    public void FirstInvalidPacked_FillerNotZero_IsFound()
    {
        Assert.Equal(1, CodeKey.FirstInvalidPacked(Convert.FromHexString("12345678901234567891"), 9));
        Assert.Equal(-1, CodeKey.FirstInvalidPacked(Convert.FromHexString("12345678901234567890"), 9));
        Assert.Equal(-1, CodeKey.FirstInvalidPacked([], 9));
    }

    [Fact]
    public void FirstInvalidPacked_PartOfACode_Throws() =>
        Assert.Throws<ArgumentException>(() => CodeKey.FirstInvalidPacked(new byte[11], 20));

    private static byte[] Key(string text)
    {
        var key = new byte[CodeKey.MaxKeyBytes];
        return key[..CodeKey.EncodeText(Encoding.ASCII.GetBytes(text), key)];
    }

    private static Gen<byte[]> MostlyDigits() =>
        from digits in CodeGenerators.Digits(0, 60)
        from isDamaged in Gen.Elements(false, true)
        from position in Gen.Choose(0, 59)
        from value in Gen.Choose(0, 255)
        select Damaged(Encoding.ASCII.GetBytes(digits), isDamaged ? position : int.MaxValue, (byte)value);

    private static Gen<(byte[] Data, int Digits)> DamagedColumn() =>
        from digits in Gen.Choose(1, 100)
        from count in Gen.Choose(0, 200)
        from position in Gen.Choose(0, 5000)
        from value in Gen.Choose(0, 255)
        let data = Enumerable.Range(0, count).SelectMany(row => GoodCode(row, digits)).ToArray()
        select (Damaged(data, position, (byte)value), digits);

    private static byte[] GoodCode(int row, int digits) =>
        NaivePack([.. Enumerable.Range(0, digits).Select(i => (byte)('0' + ((row + i) % 10)))]);

    private static byte[] Damaged(byte[] data, int position, byte value)
    {
        if (position < data.Length)
        {
            data[position] = value;
        }

        return data;
    }

    private static byte[] NaivePack(byte[] digits) =>
        [.. digits.Chunk(2).Select(pair => (byte)(((pair[0] - '0') << 4) | (pair.Length > 1 ? pair[1] - '0' : 0)))];

    private static int NaiveFirstInvalid(byte[] data, int digits)
    {
        int width = (digits + 1) / 2;
        for (int code = 0; code < data.Length / width; code++)
        {
            for (int nibble = 0; nibble < width * 2; nibble++)
            {
                int pair = data[(code * width) + (nibble / 2)];
                int value = nibble % 2 == 0 ? pair >> 4 : pair & 0x0f;
                if (value > (nibble < digits ? 9 : 0))
                {
                    return code;
                }
            }
        }

        return -1;
    }
}
