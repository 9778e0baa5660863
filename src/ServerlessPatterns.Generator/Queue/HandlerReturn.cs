namespace ServerlessPatterns.Generator.Queue;

/// <summary>What HandleAsync returns.</summary>
internal enum HandlerReturn
{
    Nothing,
    Task,
    ValueTask,
}
