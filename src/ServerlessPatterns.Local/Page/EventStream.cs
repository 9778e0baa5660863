using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ServerlessPatterns.Local.Telemetry;

namespace ServerlessPatterns.Local.Page;

/// <summary>
/// Tells a page what happens, as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). Nothing is kept for a page that reads slowly:
/// its loop waits until what was written is taken, and then tells how things stand by then.
/// </summary>
/// <param name="telemetry">What is recorded.</param>
/// <param name="state">Writes how the cloud stands.</param>
/// <param name="stopping">When streams end.</param>
internal sealed class EventStream(CloudTelemetry telemetry, StateWriter state, CancellationToken stopping)
{
    private const int MostInvocations = 50;

    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(15);

    public async Task AnswerAsync(HttpContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await TellAsync(context.Response.Body, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The page is closed, or the cloud stops.
        }
    }

    private async Task TellAsync(Stream body, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(s_tick);
        ReadOnlyMemory<byte> told = default;
        var last = telemetry.Invocations.Last;
        var spoke = Environment.TickCount64;
        do
        {
            var now = PageAnswer.Object(state.Write);
            if (!now.Span.SequenceEqual(told.Span))
            {
                told = now;
                await WriteAsync(body, "state", Timed(now), cancellationToken).ConfigureAwait(false);
                spoke = Environment.TickCount64;
            }

            var latest = telemetry.Invocations.Latest(MostInvocations, last);
            if (latest.Count > 0)
            {
                var skipped = latest[0].Number - last - latest.Count;
                last = latest[0].Number;
                await WriteAsync(body, "invocations", PageAnswer.Object(json => Write(json, latest, skipped)), cancellationToken).ConfigureAwait(false);
                spoke = Environment.TickCount64;
            }

            if (Environment.TickCount64 - spoke >= s_silence.TotalMilliseconds)
            {
                await body.WriteAsync(":\n\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
                await body.FlushAsync(cancellationToken).ConfigureAwait(false);
                spoke = Environment.TickCount64;
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The state with the time in front.</summary>
    private static ReadOnlyMemory<byte> Timed(ReadOnlyMemory<byte> state)
    {
        var time = PageAnswer.Object(json => json.Time("time", DateTimeOffset.UtcNow));
        return (byte[])[.. time.Span[..^1], .. ","u8, .. state.Span[1..]];
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<InvocationRecord> latest, long skipped)
    {
        json.WriteStartArray("invocations");
        foreach (var invocation in latest.Reverse())
        {
            json.WriteStartObject();
            InvocationWriter.Write(json, invocation);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("skipped", skipped);
    }

    private static async Task WriteAsync(Stream body, string name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        await body.WriteAsync(Encoding.UTF8.GetBytes($"event: {name}\ndata: "), cancellationToken).ConfigureAwait(false);
        await body.WriteAsync(data, cancellationToken).ConfigureAwait(false);
        await body.WriteAsync("\n\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        await body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
