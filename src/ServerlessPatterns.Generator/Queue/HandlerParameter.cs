namespace ServerlessPatterns.Generator.Queue;

/// <summary>A parameter of HandleAsync.</summary>
internal enum HandlerParameter
{
    Message,
    MessageContext,
    InvocationContext,
    CancellationToken,
    LambdaContext,
}
