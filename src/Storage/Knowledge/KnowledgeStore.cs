using System.Data.Common;
using System.Text.Json;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Knowledge;

/// <summary>Tables knowledge_articles, knowledge_versions and knowledge_vectors, and the words to search by.</summary>
public sealed class KnowledgeStore(Db db) : IKnowledgeStore
{
    // Between two goes the facts of the calls are written.
    private const int VectorsInOneGo = 100;

    private const string Insert = """
        INSERT INTO knowledge_articles (id, key, language, title, phrasings, answer, text, tree_path, approved, version, updated_at)
        VALUES (@Id, @Key, @Language, @Title, @Phrasings, @Answer, @Text, @TreePath, @Approved, @Version, @UpdatedAt)
        ON CONFLICT DO NOTHING
        """;

    private const string Update = """
        UPDATE knowledge_articles SET key = @Key, language = @Language, title = @Title, phrasings = @Phrasings, answer = @Answer,
            text = @Text, tree_path = @TreePath, approved = @Approved, version = @Version, updated_at = @UpdatedAt
        WHERE id = @Id AND version = @Version - 1 AND NOT EXISTS (
            SELECT 1 FROM knowledge_articles other WHERE other.key = @Key AND other.language = @Language AND other.id <> @Id)
        """;

    // A deleted article keeps its versions; made again under its old id it begins at 1 again.
    private const string InsertVersion = """
        INSERT INTO knowledge_versions (article_id, version, changed_at, changed_by, body) VALUES (@Id, @Version, @UpdatedAt, @by, @body)
        ON CONFLICT (article_id, version) DO UPDATE SET changed_at = excluded.changed_at, changed_by = excluded.changed_by, body = excluded.body
        """;

    public Task<IReadOnlyList<Article>> LoadArticlesAsync(CancellationToken ct = default) => db.ReadAsync(
        c => db.Rows.Read<ArticleRow, Article>(c, "knowledge_articles", "SELECT * FROM knowledge_articles ORDER BY language, key", row => row.ToArticle()), ct);

    public async Task<bool> SaveArticlesAsync(IReadOnlyList<Article> articles, string by, CancellationToken ct = default)
    {
        try
        {
            await db.WriteAsync(
                c =>
                {
                    foreach (var article in articles)
                    {
                        Save(c, article, by);
                    }
                },
                ct).ConfigureAwait(false);
            return true;
        }
        catch (ConflictException)
        {
            return false;
        }
    }

    public Task<bool> DeleteArticleAsync(Guid id, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            db.Dialect.Words.Remove(c, id);
            return c.Execute("DELETE FROM knowledge_articles WHERE id = @Id", new { Id = Text.Of(id) }) == 1;
        },
        ct);

    public Task<IReadOnlyList<WordMatch>> SearchWordsAsync(string text, string? language, int limit, CancellationToken ct = default) =>
        db.ReadAsync(c => db.Dialect.Words.Search(c, text, language, limit), ct);

    public Task<IReadOnlyList<TextVector>> LoadVectorsAsync(string model, CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<TextVector>>(
        c =>
        [
            .. c.Query<(string Text, byte[] Vector)>("SELECT text, vector FROM knowledge_vectors WHERE model = @model", new { model }, buffered: false)
                .Select(row => new TextVector(row.Text, Blob.ToFloats(row.Vector))),
        ],
        ct);

    public async Task SaveVectorsAsync(string model, IReadOnlyList<TextVector> vectors, CancellationToken ct = default)
    {
        foreach (var some in vectors.Chunk(VectorsInOneGo))
        {
            await db.WriteAsync(
                c =>
                {
                    var rows = some.Select(v => new { model, v.Text, Vector = Blob.Of(v.Vector.Span) }).ToList();
                    c.Execute("DELETE FROM knowledge_vectors WHERE model = @model AND text = @Text", rows);
                    c.Execute("INSERT INTO knowledge_vectors (model, text, vector) VALUES (@model, @Text, @Vector)", rows);
                },
                ct).ConfigureAwait(false);
        }
    }

    public async Task DeleteVectorsAsync(string model, IReadOnlyList<string> texts, CancellationToken ct = default)
    {
        foreach (var some in texts.Chunk(VectorsInOneGo))
        {
            await db.WriteAsync(
                c =>
                {
                    c.Execute("DELETE FROM knowledge_vectors WHERE model = @model AND text = @text", some.Select(text => new { model, text }));
                },
                ct).ConfigureAwait(false);
        }
    }

    private void Save(DbConnection c, Article article, string by)
    {
        var row = ArticleRow.Of(article);
        if (c.Execute(article.Version == 1 ? Insert : Update, row) == 0)
        {
            throw new ConflictException();
        }

        c.Execute(InsertVersion,
            new { row.Id, row.Version, row.UpdatedAt, by, body = JsonSerializer.Serialize(article, JsonSerializerOptions.Web) });
        db.Dialect.Words.Replace(c, article);
    }

    /// <summary>Leaves the transaction, which is thereby rolled back.</summary>
    private sealed class ConflictException : Exception;
}
