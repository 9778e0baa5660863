namespace ServerlessPatterns.Testing;

/// <summary>What a function can ask of the Runtime API.</summary>
public enum RequestKind
{
    /// <summary>GET /runtime/invocation/next.</summary>
    Next,

    /// <summary>POST /runtime/invocation/{id}/response.</summary>
    Response,

    /// <summary>POST /runtime/invocation/{id}/error.</summary>
    Error,

    /// <summary>POST /runtime/init/error.</summary>
    InitError,
}
