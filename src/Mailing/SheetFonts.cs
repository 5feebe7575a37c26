using PdfSharp.Drawing;

namespace CallCenter.Mailing;

/// <summary>The two fonts of a line.</summary>
internal sealed class SheetFonts(double size, bool bold)
{
    private readonly XFont _latin = new(FontFiles.Latin, size, bold ? XFontStyleEx.Bold : XFontStyleEx.Regular);
    private readonly XFont _han = new(FontFiles.Han, size, XFontStyleEx.Regular);

    public XFont Of(string piece) => SheetText.IsHan(piece[0]) ? _han : _latin;
}
