using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace CallCenter.Mailing;

/// <summary>Lines of text on pages of A4, from top to bottom; Chinese and other letters may stand in one line.</summary>
internal sealed class Sheet : IDisposable
{
    private const double Margin = 50;
    private const double LineHeight = 1.45;
    private const int MostPages = 200;

    private static readonly XSize Upright = PageSizeConverter.ToSize(PageSize.A4);

    private readonly PdfDocument _document = new();
    private readonly XGraphics _ruler = XGraphics.CreateMeasureContext(Upright, XGraphicsUnit.Point, XPageDirection.Downwards);
    private readonly XSize _size;
    private XGraphics? _page;
    private double _y;

    /// <param name="lengthwise">wider than high.</param>
    public Sheet(string title, bool lengthwise = false)
    {
        _document.Info.Title = title;
        _size = lengthwise ? new XSize(Upright.Height, Upright.Width) : Upright;
    }

    /// <summary>Between the margins, in points.</summary>
    public double Width => _size.Width - 2 * Margin;

    /// <summary>A paragraph, broken where the line is full and where its text has line ends.</summary>
    public void Write(string text, double size = 10, bool bold = false, double spaceBefore = 0)
    {
        _y += spaceBefore;
        var fonts = new SheetFonts(size, bold);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var x = Next(size);
            foreach (var piece in SheetText.Pieces(line))
            {
                var font = fonts.Of(piece);
                var width = _page!.MeasureString(piece, font).Width;
                if (x > Margin && x + width > Margin + Width)
                {
                    x = Next(size);
                }

                if (x > Margin || !string.IsNullOrWhiteSpace(piece))
                {
                    x = Draw(piece, font, x, size);
                }
            }
        }
    }

    /// <summary>One line of columns, the first ones from the left, figures from the right.</summary>
    /// <param name="columns">each with its width in points; what is longer is not written beyond it.</param>
    public void WriteRow(IEnumerable<(string Text, double Width, bool FromRight)> columns, double size, bool bold = false)
    {
        var x = Next(size);
        foreach (var (text, width, fromRight) in columns)
        {
            var pieces = SheetText.Pieces(text).Select(piece => (Piece: piece, Font: new SheetFonts(size, bold).Of(piece))).ToList();
            var at = fromRight ? Math.Max(x, x + width - pieces.Sum(p => _page!.MeasureString(p.Piece, p.Font).Width)) : x;
            foreach (var (piece, font) in pieces)
            {
                _page!.DrawString(piece, font, XBrushes.Black, at, _y);
                at += _page.MeasureString(piece, font).Width;
            }

            x += width;
        }
    }

    /// <summary>In points.</summary>
    public double Measure(string text, double size, bool bold) => SheetText.Pieces(text).Sum(piece => _ruler.MeasureString(piece, new SheetFonts(size, bold).Of(piece)).Width);

    public byte[] ToPdf()
    {
        _page?.Dispose();
        _page = null;
        using var pdf = new MemoryStream();
        if (_document.PageCount == 0)
        {
            _document.AddPage();
        }

        _document.Save(pdf);
        return pdf.ToArray();
    }

    public void Dispose()
    {
        _page?.Dispose();
        _ruler.Dispose();
        _document.Dispose();
    }

    /// <summary>A word that is longer than a line is cut where the line ends.</summary>
    private double Draw(string piece, XFont font, double x, double size)
    {
        var from = 0;
        while (from < piece.Length)
        {
            var to = Behind(piece, from);
            while (to < piece.Length && x + _page!.MeasureString(piece[from..Behind(piece, to)], font).Width <= Margin + Width)
            {
                to = Behind(piece, to);
            }

            var part = piece[from..to];
            _page!.DrawString(part, font, XBrushes.Black, x, _y);
            x += _page.MeasureString(part, font).Width;
            from = to;
            if (from < piece.Length)
            {
                x = Next(size);
            }
        }

        return x;
    }

    /// <summary>Behind the character at this place, which may have two halves.</summary>
    private static int Behind(string text, int at) => at + (char.IsSurrogatePair(text, at) ? 2 : 1);

    /// <summary>The beginning of the next line, on a new page when this one is full.</summary>
    private double Next(double size)
    {
        _y += size * LineHeight;
        if ((_page is null || _y > _size.Height - Margin) && _document.PageCount < MostPages)
        {
            _page?.Dispose();
            var page = _document.AddPage();
            (page.Width, page.Height) = (XUnit.FromPoint(_size.Width), XUnit.FromPoint(_size.Height));
            _page = XGraphics.FromPdfPage(page);
            _y = Margin + size;
        }

        return Margin;
    }
}
