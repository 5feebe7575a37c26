using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace CallCenter.Benchmarks.Results;

/// <summary>One Markdown file of benchmarks/results: what was measured on which machine and how busy it was with other work.</summary>
internal sealed class ResultFile(string name, string title) : IDisposable
{
    private readonly StringBuilder _text = new();
    private readonly string _loadBefore = LoadAverage();
    private readonly DateTime _begun = DateTime.UtcNow;

    public void Text(string paragraph) => Add($"\n{paragraph}\n");

    public void Head(params string[] columns)
    {
        Add("\n");
        Row(columns);
        Row([.. columns.Select((_, i) => i == 0 ? "---" : "---:")]);
    }

    public void Row(params string[] cells) => Add($"| {string.Join(" | ", cells)} |\n");

    public void Dispose()
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"""
            # {title}

            Measured {_begun:yyyy-MM-dd HH:mm} UTC on {Environment.ProcessorCount} cores of {Processor()}, .NET {Environment.Version}, {RuntimeInformation.OSArchitecture}.
            Load average of the machine before {_loadBefore}, after {LoadAverage()} (above {Environment.ProcessorCount} = other work shared the cores).

            """);
        Directory.CreateDirectory(Path.Combine("benchmarks", "results"));
        var path = Path.Combine("benchmarks", "results", name + ".md");
        File.WriteAllText(path, head + _text);
        Console.WriteLine($"\n{path}:\n{head}");
    }

    /// <summary>What is known is shown at once: a long measurement is not waited for in the dark.</summary>
    private void Add(string text)
    {
        _text.Append(text);
        Console.Write(text);
    }

    private static string LoadAverage() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static string Processor() => File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
        ?.Split(':')[1].Trim() ?? "an unknown processor";
}
