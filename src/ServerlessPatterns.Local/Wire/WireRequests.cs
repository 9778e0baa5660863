using Microsoft.AspNetCore.Http;

namespace ServerlessPatterns.Local.Wire;

/// <summary>Tells which service a request is for, and has it answered.</summary>
/// <param name="services">The services.</param>
internal sealed class WireRequests(IReadOnlyList<IWireService> services)
{
    public async Task<bool> TryAnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            return false;
        }

        var target = request.Headers.TryGetValue("X-Amz-Target", out var header) ? header.ToString() : null;
        IReadOnlyDictionary<string, string>? form = null;
        if (target is null)
        {
            if (!request.HasFormContentType)
            {
                return false;
            }

            var read = await request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
            form = read.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        }

        if (services.FirstOrDefault(service => service.Takes(target, form)) is not { } taker)
        {
            return false;
        }

        await taker.AnswerAsync(context, target, form).ConfigureAwait(false);
        return true;
    }
}
