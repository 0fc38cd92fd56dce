using System.Text;
using TraceEngine.Files.Markup;

namespace TraceEngine.Files.Tables.Xlsx;

/// <summary>
/// The shared texts of a workbook as UTF-8, read only as far as rows ask for them. Excel keeps every different text here, so a
/// sheet of codes has its codes here too: as .NET strings they would take three times the room.
/// </summary>
internal sealed class SharedTexts(MarkupReader? part, UploadFileOptions options) : IDisposable
{
    private const int PageBytes = 1 << 20;
    private readonly List<byte[]> _pages = [];
    private readonly List<long> _places = [];
    private int _pageEnd = PageBytes;
    private long _bytes;
    private bool _isEnded = part is null;

    /// <summary>The text of an index; null when there is none.</summary>
    public string? Find(int index)
    {
        while (index >= _places.Count && !_isEnded)
        {
            ReadNext();
        }

        if (index < 0 || index >= _places.Count)
        {
            return null;
        }

        // Page, start and length in one number: 24, 20 and 20 bits.
        var place = _places[index];
        var page = _pages[(int)(place >> 40)];
        return Encoding.UTF8.GetString(page, (int)(place >> 20) & 0xFFFFF, (int)place & 0xFFFFF);
    }

    public void Dispose() => part?.Dispose();

    private void ReadNext()
    {
        while (part!.Read())
        {
            if (part.IsStart && part.LocalName == "si")
            {
                Keep(CellText.Unescape(part.ReadText(0)));
                return;
            }
        }

        _isEnded = true;
    }

    // A text of the default 32,767 characters is far below a page; only larger limits can bring one that does not fit.
    private void Keep(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        _bytes += length + sizeof(long);
        if (_bytes > options.MaxSharedTextBytes)
        {
            throw new UploadFileException(
                UploadFileFault.TooLarge,
                $"工作簿中的不同文本超过 {options.MaxSharedTextBytes:N0} 字节，请拆分工作簿或另存为 CSV 后再导入",
                $"The workbook has more than {options.MaxSharedTextBytes:N0} bytes of different texts. "
                    + "Split it, or save it as CSV.");
        }

        if (length >= PageBytes)
        {
            throw TableFaults.CellTooLong(0, options.MaxCellCharacters);
        }

        if (_pageEnd + length > PageBytes)
        {
            _pages.Add(new byte[PageBytes]);
            _pageEnd = 0;
        }

        Encoding.UTF8.GetBytes(text, _pages[^1].AsSpan(_pageEnd));
        _places.Add(((long)(_pages.Count - 1) << 40) | ((long)_pageEnd << 20) | (uint)length);
        _pageEnd += length;
    }
}
