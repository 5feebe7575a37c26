using System.Globalization;
using System.Text;

namespace CallCenter.Benchmarks.Soaking;

/// <summary>Several figures over the same steps as small plots one below the other, in one SVG.</summary>
internal static class LinePlot
{
    private const int Width = 720;
    private const int Height = 70;
    private const int Left = 150;
    private const int Gap = 18;
    private const int Top = 40;

    /// <param name="rows">a step each, with a value for each name.</param>
    public static void Write(string path, string title, IReadOnlyList<string> names, IReadOnlyList<double[]> rows)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Left + Width + 20}\" height=\"{Top + (names.Count * (Height + Gap))}\" ")
            .Append("font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"12\" y=\"22\" font-size=\"15\">{title}</text>\n");
        for (var i = 0; i < names.Count; i++)
        {
            Plot(svg, names[i], [.. rows.Select(r => r[i])], Top + (i * (Height + Gap)));
        }

        File.WriteAllText(path, svg.Append("</svg>\n").ToString());
    }

    private static void Plot(StringBuilder svg, string name, double[] values, int top)
    {
        var most = Math.Max(1, values.Max());
        var points = values.Select((v, i) => string.Create(CultureInfo.InvariantCulture,
            $"{Left + (double)i * Width / Math.Max(1, values.Length - 1):0.0},{top + Height - (v / most * Height):0.0}"));
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"12\" y=\"{top + 14}\">{name}</text><text x=\"12\" y=\"{top + 30}\" fill=\"#666\">0 to {most:N0}</text>\n")
            .Append(CultureInfo.InvariantCulture, $"<rect x=\"{Left}\" y=\"{top}\" width=\"{Width}\" height=\"{Height}\" fill=\"none\" stroke=\"#ddd\"/>\n")
            .Append("<polyline fill=\"none\" stroke=\"#1668dc\" stroke-width=\"1.5\" points=\"").AppendJoin(' ', points).Append("\"/>\n");
    }
}
