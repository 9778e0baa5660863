using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ServerlessPatterns.Local.Mapping;

namespace ServerlessPatterns.Testing.ApiGateway;

/// <summary>The engine that mapping templates are written for, Apache Velocity: a child process that ends with us.</summary>
internal sealed class ApacheVelocity : IMappingEngine, IAsyncDisposable
{
    private static readonly string[] s_libraries =
    [
        "velocity", "commons-collections3", "commons-lang", "json-path", "json-smart", "accessors-smart", "asm", "slf4j-api", "slf4j-nop",
    ];

    // A line has no line break in it, and nothing else of it matters.
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Process _process;
    private readonly SemaphoreSlim _one = new(1);

    private ApacheVelocity(Process process) => _process = process;

    /// <summary>Starts it from its source, with Debian's builds of the libraries.</summary>
    public static ApacheVelocity Start()
    {
        var start = new ProcessStartInfo("java")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var argument in new[]
        {
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", string.Join(':', s_libraries.Select(library => $"/usr/share/java/{library}.jar")),
            Path.Combine(TestingPaths.Velocity, "MappingEngine.java"),
        })
        {
            start.ArgumentList.Add(argument);
        }

        return new(Process.Start(start) ?? throw new InvalidOperationException("java did not start."));
    }

    public async ValueTask<MappingOutput> RenderAsync(MappingInput input, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.Serialize(input, s_json);
        await _one.WaitAsync(cancellationToken);
        string? line;
        try
        {
            // Not cancelled half way: the next answer would be this one's.
            await _process.StandardInput.WriteLineAsync(request);
            await _process.StandardInput.FlushAsync(CancellationToken.None);
            line = await _process.StandardOutput.ReadLineAsync(CancellationToken.None);
        }
        finally
        {
            _one.Release();
        }

        using var answer = JsonDocument.Parse(line ?? throw new InvalidOperationException("The engine of mapping templates has ended."));
        return answer.RootElement.TryGetProperty("error", out var error)
            ? throw new MappingException(error.GetString()!)
            : answer.RootElement.Deserialize<MappingOutput>(s_json)!;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _one.Dispose();
    }
}
