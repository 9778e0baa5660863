using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ServerlessPatterns.Benchmarks.Sending;

/// <summary>Takes every message of a SendMessageBatch, as SQS does, without a network.</summary>
internal sealed class BatchAnsweringHandler : HttpMessageHandler
{
    [SuppressMessage("Security", "CA5351", Justification = "SQS's answers have it, and the SDK checks it.")]
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        var answer = new StringBuilder("""{"Failed":[],"Successful":[""");
        foreach (var entry in document.RootElement.GetProperty("Entries").EnumerateArray())
        {
            var md5 = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(entry.GetProperty("MessageBody").GetString()!)));
            var separator = answer[^1] == '[' ? "" : ",";
            answer.Append(CultureInfo.InvariantCulture, $$"""{{separator}}{"Id":"{{entry.GetProperty("Id").GetString()}}","MessageId":"m","MD5OfMessageBody":"{{md5}}"}""");
        }

        // As a socket would: the answer comes on another thread.
        await Task.Yield();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(answer.Append("]}").ToString()));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request };
    }
}
