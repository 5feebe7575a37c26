using CallCenter.Knowledge.Texts;

namespace CallCenter.Knowledge.Retrieval;

/// <summary>Cosine of two texts by the words that they share, rare words counting most. Immutable.</summary>
internal sealed class WordOverlap
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<(int Text, float Weight)>[] _texts;
    private readonly (int Word, float Weight)[][] _words;
    private readonly float[] _rarity;
    private readonly float _unknownRarity;

    /// <param name="texts">normalised.</param>
    public WordOverlap(IReadOnlyList<string> texts)
    {
        var keys = texts.Select(WordKeys.Of).ToArray();
        var counts = new List<int>();
        foreach (var key in keys.SelectMany(k => k))
        {
            if (_ids.TryAdd(key, counts.Count))
            {
                counts.Add(0);
            }

            counts[_ids[key]]++;
        }

        _rarity = [.. counts.Select(count => MathF.Log(1 + (float)texts.Count / count))];
        _unknownRarity = MathF.Log(1 + 2f * texts.Count);
        _words = [.. keys.Select(k => Weigh(k).Where(w => w.Word >= 0).OrderBy(w => w.Word).ToArray())];
        _texts = [.. counts.Select(count => new List<(int, float)>(count))];
        for (var text = 0; text < _words.Length; text++)
        {
            foreach (var (word, weight) in _words[text])
            {
                _texts[word].Add((text, weight));
            }
        }
    }

    /// <summary>Adds the overlap of a question with every text, 0..1 times <paramref name="factor"/>.</summary>
    public void AddTo(Span<float> sums, string normalized, float factor)
    {
        foreach (var (word, weight) in Weigh(WordKeys.Of(normalized)))
        {
            if (word < 0)
            {
                continue;
            }

            foreach (var (text, textWeight) in _texts[word])
            {
                sums[text] += factor * weight * textWeight;
            }
        }
    }

    /// <summary>Overlap of two of the texts, 0..1.</summary>
    public float Between(int one, int other)
    {
        var (a, b) = (_words[one], _words[other]);
        var sum = 0f;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i].Word == b[j].Word)
            {
                sum += a[i++].Weight * b[j++].Weight;
            }
            else if (a[i].Word < b[j].Word)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return sum;
    }

    /// <summary>Words that no text has (Word -1) count in the length, so that a question full of them overlaps little.</summary>
    private List<(int Word, float Weight)> Weigh(IReadOnlySet<string> keys)
    {
        var words = keys.Select(key => _ids.TryGetValue(key, out var id) ? (Word: id, Weight: _rarity[id]) : (Word: -1, Weight: _unknownRarity)).ToList();
        var length = MathF.Sqrt(words.Sum(w => w.Weight * w.Weight));
        return words.ConvertAll(w => (w.Word, w.Weight / length));
    }
}
