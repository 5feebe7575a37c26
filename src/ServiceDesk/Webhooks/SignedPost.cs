using System.Globalization;
using System.Net.Http.Headers;

namespace CallCenter.ServiceDesk.Webhooks;

/// <summary>Posts JSON that the receiver can prove to be ours (<see cref="WebhookSignature"/>).</summary>
/// <param name="patience">of one request.</param>
public sealed class SignedPost(HttpClient http, string secret, TimeSpan patience, TimeProvider time)
{
    /// <summary>Null when it was taken (2xx), else why not.</summary>
    public async Task<string?> TryAsync(Uri url, byte[] body, CancellationToken ct)
    {
        var seconds = time.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(WebhookSignature.TimeHeader, seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(secret, seconds, body));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        enough.CancelAfter(patience);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, enough.Token).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? null : $"{(int)answer.StatusCode} from {url.Host}";
        }
        catch (HttpRequestException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return $"no answer from {url.Host}";
        }
    }
}
