using System.Globalization;
using Microsoft.AspNetCore.Http;
using ServerlessPatterns.Local.Tables;

namespace ServerlessPatterns.Local.Wire;

/// <summary>
/// DynamoDB's protocol, AWS JSON 1.0 (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html). Signatures are not
/// checked: whoever reaches the port may do everything.
/// </summary>
internal sealed class DynamoDbWire(DynamoDb tables) : IWireService
{
    private const string TargetPrefix = "DynamoDB_20120810.";

    /// <summary>A request has 16 MB at most, https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html.</summary>
    private const int MaximumRequestSize = 16 * 1024 * 1024;

    public bool Takes(string? target, IReadOnlyDictionary<string, string>? form) => target?.StartsWith(TargetPrefix, StringComparison.Ordinal) == true;

    public async Task AnswerAsync(HttpContext context, string? target, IReadOnlyDictionary<string, string>? form)
    {
        using var request = new MemoryStream((int)Math.Min(context.Request.ContentLength ?? 0, MaximumRequestSize));
        var buffer = new byte[8192];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted).ConfigureAwait(false)) > 0)
        {
            if (request.Length + read > MaximumRequestSize)
            {
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                await context.Response.WriteAsync($"The request has more than {MaximumRequestSize} bytes, which DynamoDB takes at most.", context.RequestAborted).ConfigureAwait(false);
                return;
            }

            request.Write(buffer, 0, read);
        }

        var answer = tables.Answer(target![TargetPrefix.Length..], request.GetBuffer().AsMemory(0, (int)request.Length));
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = "application/x-amz-json-1.0";
        response.ContentLength = answer.Body.Length;
        response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString("N").ToUpperInvariant();

        // The SDKs check an answer against it.
        response.Headers["x-amz-crc32"] = Crc32.Of(answer.Body.Span).ToString(CultureInfo.InvariantCulture);
        await response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
    }
}
