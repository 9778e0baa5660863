namespace ServerlessPatterns.Testing;

/// <summary>How the fake Runtime API speaks HTTP.</summary>
public sealed record FakeRuntimeApiOptions
{
    /// <summary>How the bodies of answers end.</summary>
    public AnswerFraming Framing { get; init; }

    /// <summary>The content of one chunk, in bytes.</summary>
    public int ChunkBytes { get; init; } = 1000;

    /// <summary>How many bytes go out in one packet; 0 is all of an answer.</summary>
    public int PacketBytes { get; init; }

    /// <summary>Whether header names are sent in lower case.</summary>
    public bool LowerCaseHeaders { get; init; }

    /// <summary>The largest answer that is taken: 6 MB, as Lambda does.</summary>
    public int MaximumResponseBytes { get; init; } = 6 * 1024 * 1024;

    /// <summary>The port to listen on; 0 is any that is free.</summary>
    public int Port { get; init; }
}
