using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace CallCenter.Testing.Grammars;

/// <summary>
/// Sentences of a protocol by chance. A rule a line, <c>name = item item | item</c>; an item is a rule, 'text' or xHH bytes, with ? (perhaps),
/// * (up to three) or + (up to four) behind it. A spoiled sentence breaks the grammar where a careless or hostile writer would.
/// </summary>
public sealed partial class Grammar
{
    private const int MostBytes = 60_000;
    private const int MostDepth = 40;

    private static readonly byte[][] Oddities =
    [
        "4294967296"u8.ToArray(), "-1"u8.ToArray(), "99999999999999999999"u8.ToArray(), "0"u8.ToArray(), "\r\n\r\n"u8.ToArray(), "\r\n "u8.ToArray(), "\0"u8.ToArray(),
        "%00"u8.ToArray(), "\""u8.ToArray(), "<"u8.ToArray(), "[::1"u8.ToArray(), ","u8.ToArray(), ";"u8.ToArray(), "\\"u8.ToArray(), [0xff, 0xfe], [0xc3],
    ];

    private readonly Dictionary<string, Rule> _rules = [];
    private readonly Rule[] _all;
    private readonly ArrayBufferWriter<byte> _out = new(4096);

    /// <param name="names">of the files; later rules take the place of earlier ones of the same name.</param>
    public Grammar(params string[] names)
    {
        foreach (var line in names.SelectMany(Lines))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            _rules[line[..equals].Trim()] = new Rule([.. Split(line[(equals + 1)..]).Select(Sequence)]);
        }

        _all = [.. _rules.Values];
        foreach (var item in _all.SelectMany(r => r.Ways).SelectMany(w => w).Where(i => i.Name is not null))
        {
            item.Rule = _rules.GetValueOrDefault(item.Name!) ?? throw new ArgumentException($"no rule {item.Name}");
        }
    }

    /// <summary>A rule becomes this text.</summary>
    public void Fix(string rule, string text) => _rules[rule].Ways = [[new Item(Encoding.UTF8.GetBytes(text), null, '1')]];

    /// <summary>A sentence; its bytes are valid until the next one.</summary>
    /// <param name="spoil">how likely each rule is broken, 0..1.</param>
    public ReadOnlySpan<byte> Sentence(string rule, Random random, double spoil)
    {
        _out.ResetWrittenCount();
        Write(_rules[rule], random, spoil, 0);
        return _out.WrittenSpan[..Math.Min(_out.WrittenCount, MostBytes)];
    }

    private void Write(Rule rule, Random random, double spoil, int depth)
    {
        if (depth > MostDepth || _out.WrittenCount > MostBytes)
        {
            return;
        }

        if (spoil > 0 && random.NextDouble() < spoil)
        {
            Spoil(rule, random, depth);
            return;
        }

        foreach (var item in rule.Ways[random.Next(rule.Ways.Length)])
        {
            for (var n = item.Times(random); n > 0; n--)
            {
                if (item.Rule is { } inner)
                {
                    Write(inner, random, spoil, depth + 1);
                }
                else
                {
                    _out.Write(item.Text);
                }
            }
        }
    }

    private void Spoil(Rule rule, Random random, int depth)
    {
        switch (random.Next(7))
        {
            case 0:
                break;
            case 1:
                for (var n = random.Next(2, 200); n > 0; n--)
                {
                    Write(rule, random, 0, depth + 1);
                }

                break;
            case 2:
                Write(_all[random.Next(_all.Length)], random, 0, depth + 1);
                break;
            case 3:
                _out.Write(Oddities[random.Next(Oddities.Length)]);
                Write(rule, random, 0, depth + 1);
                break;
            case 4:
                var noise = _out.GetSpan(64)[..random.Next(64)];
                random.NextBytes(noise);
                _out.Advance(noise.Length);
                break;
            case 5:
                var same = _out.GetSpan(2000)[..random.Next(2000)];
                same.Fill((byte)random.Next(256));
                _out.Advance(same.Length);
                break;
            default:
                Write(rule, random, 0, depth + 1);
                _out.Write(Oddities[random.Next(Oddities.Length)]);
                break;
        }
    }

    private static IEnumerable<string> Lines(string name)
    {
        using var file = typeof(Grammar).Assembly.GetManifestResourceStream($"{name}.grammar") ?? throw new ArgumentException($"no grammar {name}");
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Split(string ways)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i < ways.Length; i++)
        {
            quoted ^= ways[i] == '\'';
            if (ways[i] == '|' && !quoted)
            {
                yield return ways[start..i];
                start = i + 1;
            }
        }

        yield return ways[start..];
    }

    private static Item[] Sequence(string way) => [.. ItemText().Matches(way).Select(m => m.Groups["text"] is { Success: true } text
        ? new Item(Encoding.UTF8.GetBytes(text.Value.Replace(@"\r", "\r", StringComparison.Ordinal).Replace(@"\n", "\n", StringComparison.Ordinal)), null, Many(m))
        : m.Groups["hex"] is { Success: true } hex ? new Item(Convert.FromHexString(hex.Value), null, Many(m))
        : new Item([], m.Groups["name"].Value, Many(m)))];

    private static char Many(Match item) => item.Groups["many"].Value is [var many] ? many : '1';

    [GeneratedRegex("""('(?<text>[^']*)'|x(?<hex>([0-9a-fA-F]{2})+)\b|(?<name>[a-z][a-z0-9-]*))(?<many>[?*+]?)""")]
    private static partial Regex ItemText();

    private sealed class Rule(Item[][] ways)
    {
        public Item[][] Ways { get; set; } = ways;
    }

    private sealed record Item(byte[] Text, string? Name, char Many)
    {
        public Rule? Rule { get; set; }

        public int Times(Random random) => Many switch
        {
            '?' => random.Next(2),
            '*' => random.Next(4),
            '+' => random.Next(1, 5),
            _ => 1,
        };
    }
}
