namespace CallCenter.Knowledge.Encoding;

/// <summary>Vectors of texts, each made once and kept in the database. Used by one task at a time.</summary>
internal sealed class VectorCache(IKnowledgeStore store, SentenceEncoders encoders)
{
    /// <summary>So many texts are encoded, then kept, in one go: an import that is broken off has not worked for nothing.</summary>
    private const int Batch = 500;

    private static readonly ParallelOptions HalfTheMachine = new() { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount / 2) };
    private readonly Dictionary<string, Dictionary<string, float[]>> _byModel = new(StringComparer.Ordinal);

    /// <summary>Vectors for all the texts; empty when the language has no model.</summary>
    public async Task<IReadOnlyDictionary<string, float[]>> GetAsync(string language, IEnumerable<string> texts, CancellationToken ct)
    {
        if (encoders.For(language) is not { } encoder)
        {
            return new Dictionary<string, float[]>();
        }

        var known = await OfModelAsync(encoder.Model, ct);
        foreach (var batch in texts.Distinct().Where(text => !known.ContainsKey(text)).Chunk(Batch))
        {
            var vectors = new TextVector[batch.Length];
            Parallel.For(0, batch.Length, HalfTheMachine, i => vectors[i] = new TextVector(batch[i], encoder.Encode(batch[i]) ?? []));
            var good = vectors.Where(v => v.Vector.Length == SentenceEncoder.Dimensions).ToList();
            await store.SaveVectorsAsync(encoder.Model, good, ct);
            foreach (var vector in vectors)
            {
                known[vector.Text] = vector.Vector.Length == SentenceEncoder.Dimensions ? vector.Vector.ToArray() : new float[SentenceEncoder.Dimensions];
            }
        }

        return known;
    }

    /// <summary>Forgets the vectors of all other texts of the language's model.</summary>
    public async Task KeepOnlyAsync(string language, IReadOnlySet<string> texts, CancellationToken ct)
    {
        if (encoders.For(language) is { } encoder)
        {
            var known = await OfModelAsync(encoder.Model, ct);
            var unused = known.Keys.Where(text => !texts.Contains(text)).ToList();
            unused.ForEach(text => known.Remove(text));
            await store.DeleteVectorsAsync(encoder.Model, unused, ct);
        }
    }

    private async Task<Dictionary<string, float[]>> OfModelAsync(string model, CancellationToken ct)
    {
        if (!_byModel.TryGetValue(model, out var known))
        {
            var stored = await store.LoadVectorsAsync(model, ct);
            known = stored.Where(v => v.Vector.Length == SentenceEncoder.Dimensions).ToDictionary(v => v.Text, v => v.Vector.ToArray(), StringComparer.Ordinal);
            _byModel[model] = known;
        }

        return known;
    }
}
