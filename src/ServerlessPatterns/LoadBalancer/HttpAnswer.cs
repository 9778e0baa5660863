using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>An answer on its way to the load balancer: status, headers, and the body's bytes. Reused from one request to the next.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The writer holds nothing but the reused body.")]
internal sealed class HttpAnswer
{
    // What is written goes to a client, and into no HTML page: as in ASP.NET Core, only what JSON demands is escaped.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private Utf8JsonWriter? _writer;

    /// <summary>The status; 0: there is no answer yet.</summary>
    public int Status { get; private set; }

    /// <summary>The body's type; null: the headers say it, or there is no body.</summary>
    public string? ContentType { get; private set; }

    /// <summary>The headers beside <see cref="ContentType"/>.</summary>
    public KeyValuePair<string, string>[] Headers { get; private set; } = [];

    /// <summary>Whether the body is anything but text in UTF-8.</summary>
    public bool IsBinary { get; private set; }

    /// <summary>The body.</summary>
    public PooledBuffer Body { get; } = new();

    /// <summary>Forgets the answer.</summary>
    public void Clear() => Begin(0, null, []);

    /// <summary>Gives the memory back.</summary>
    public void Release()
    {
        Clear();
        Body.Release();
    }

    /// <summary>Answers with a status and nothing else.</summary>
    /// <param name="status">The status.</param>
    public void SetStatus(int status) => Begin(status, null, []);

    /// <summary>Answers with text.</summary>
    /// <param name="text">The text.</param>
    public void SetText(ReadOnlySpan<byte> text)
    {
        Begin(200, "text/plain; charset=utf-8", []);
        Body.Append(text);
    }

    /// <summary>Answers 200 with JSON.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="typeInfo">How it is written.</param>
    public void SetJson<T>(T value, JsonTypeInfo<T> typeInfo)
    {
        Clear();
        var writer = Writer(typeInfo.Options);
        JsonSerializer.Serialize(writer, value, typeInfo);
        writer.Flush();
        Status = 200;
        ContentType = "application/json";
    }

    /// <summary>Answers with a problem document.</summary>
    /// <param name="problem">The problem.</param>
    public void SetProblem(HttpProblem problem)
    {
        Begin(problem.Status, HttpProblem.ContentType, problem.Header is { } header ? [header] : []);
        var writer = Writer(null);
        WriteProblem(writer, problem.Type, problem.Title, problem.Status, problem.Detail);
        if (problem.Parameter is not null)
        {
            writer.WriteString("parameter"u8, problem.Parameter);
            writer.WriteString("in"u8, problem.In);
        }

        writer.WriteEndObject();
        writer.Flush();
    }

    /// <summary>Answers with what a handler returned.</summary>
    /// <param name="result">What it returned.</param>
    /// <param name="typeInfo">How its body is written, if that is JSON.</param>
    public void SetResult(HttpResult result, JsonTypeInfo? typeInfo)
    {
        Clear();
        switch (result.Kind)
        {
            case HttpBodyKind.Json:
                var writer = Writer(typeInfo!.Options);
                JsonSerializer.Serialize(writer, result.Body, typeInfo);
                writer.Flush();
                break;
            case HttpBodyKind.Problem:
                var problem = (Problem)result.Body!;
                writer = Writer(null);
                WriteProblem(writer, problem.Type, problem.Title, problem.Status, problem.Detail);
                writer.WriteEndObject();
                writer.Flush();
                break;
            case HttpBodyKind.Text:
                var text = (string)result.Body!;
                var count = Encoding.UTF8.GetBytes(text, Body.GetSpan(Encoding.UTF8.GetByteCount(text)));
                Body.Advance(count);
                break;
            case HttpBodyKind.Bytes:
                Body.Append(((ReadOnlyMemory<byte>)result.Body!).Span);
                IsBinary = true;
                break;
        }

        Status = result.StatusCode;
        Headers = result.HeaderLines;
    }

    private void Begin(int status, string? contentType, KeyValuePair<string, string>[] headers)
    {
        Status = status;
        ContentType = contentType;
        Headers = headers;
        IsBinary = false;
        Body.Clear();
    }

    private static void WriteProblem(Utf8JsonWriter writer, string type, string? title, int? status, string? detail)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, type);
        writer.WriteString("title"u8, title);
        writer.WriteNumber("status"u8, status ?? 0);
        if (detail is not null)
        {
            writer.WriteString("detail"u8, detail);
        }
    }

    // The serializer follows the writer's settings, not its own.
    private Utf8JsonWriter Writer(JsonSerializerOptions? options)
    {
        if (options is { WriteIndented: true } or { Encoder: not null })
        {
            return new Utf8JsonWriter(
                Body,
                new JsonWriterOptions { Encoder = options.Encoder ?? s_options.Encoder, Indented = options.WriteIndented, SkipValidation = true });
        }

        if (_writer is null)
        {
            return _writer = new Utf8JsonWriter(Body, s_options);
        }

        _writer.Reset(Body);
        return _writer;
    }
}
