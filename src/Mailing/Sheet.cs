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

    private readonly PdfDocument _document = new();
    private XGraphics? _page;
    private double _y;
    private double _width;
    private double _bottom;

    public Sheet(string title) => _document.Info.Title = title;

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
                if (x > Margin && x + width > Margin + _width)
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
        _document.Dispose();
    }

    /// <summary>A word that is longer than a line is cut where the line ends.</summary>
    private double Draw(string piece, XFont font, double x, double size)
    {
        var from = 0;
        while (from < piece.Length)
        {
            var to = Behind(piece, from);
            while (to < piece.Length && x + _page!.MeasureString(piece[from..Behind(piece, to)], font).Width <= Margin + _width)
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
        if ((_page is null || _y > _bottom) && _document.PageCount < MostPages)
        {
            _page?.Dispose();
            var page = _document.AddPage();
            page.Size = PageSize.A4;
            _page = XGraphics.FromPdfPage(page);
            (_y, _width, _bottom) = (Margin + size, page.Width.Point - 2 * Margin, page.Height.Point - Margin);
        }

        return Margin;
    }
}
