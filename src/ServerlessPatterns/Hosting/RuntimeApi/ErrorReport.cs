using System.Buffers;
using System.Text.Json;

namespace ServerlessPatterns.Hosting;

/// <summary>
/// An exception as Lambda shows it to a caller: errorMessage, errorType, stackTrace, and the inner exception as cause
/// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/csharp-exceptions.html">Lambda function errors in C#</see>).
/// </summary>
internal static class ErrorReport
{
    private const int MaximumCauses = 8;
    private const int MaximumFrames = 200;
    private const int MaximumMessageCharacters = 32 * 1024;

    /// <summary>The exception that tells what went wrong, out of those that only say that something did.</summary>
    public static Exception Unwrap(Exception exception)
    {
        while (exception is TypeInitializationException or AggregateException { InnerExceptions.Count: 1 } or System.Reflection.TargetInvocationException
            && exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception;
    }

    /// <summary>The JSON that is posted to Lambda.</summary>
    public static ReadOnlyMemory<byte> ToJson(Exception exception)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            WriteMembers(writer, exception);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Writes the members of the error's object.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, Exception exception) => WriteMembers(writer, exception, 0);

    private static void WriteMembers(Utf8JsonWriter writer, Exception exception, int causes)
    {
        var message = Read(exception, static e => e.Message) ?? "";
        writer.WriteString("errorMessage"u8, message.Length > MaximumMessageCharacters ? string.Concat(message.AsSpan(0, MaximumMessageCharacters), "…") : message);
        writer.WriteString("errorType"u8, exception.GetType().Name);
        writer.WriteStartArray("stackTrace"u8);
        var frames = 0;
        foreach (var frame in Read(exception, static e => e.StackTrace).AsSpan().EnumerateLines())
        {
            if (!frame.IsEmpty && frames++ < MaximumFrames)
            {
                writer.WriteStringValue(frame.Trim());
            }
        }

        writer.WriteEndArray();
        if (exception.InnerException is { } inner && causes < MaximumCauses)
        {
            writer.WriteStartObject("cause"u8);
            WriteMembers(writer, inner, causes + 1);
            writer.WriteEndObject();
        }
    }

    /// <summary>An exception's properties are its author's code: that they throw must not cost the invocation its error.</summary>
    private static string? Read(Exception exception, Func<Exception, string?> property)
    {
        try
        {
            return property(exception);
        }
        catch (Exception e)
        {
            return $"({e.GetType().Name} while it was read)";
        }
    }
}
