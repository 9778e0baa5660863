namespace ServerlessPatterns.Generator.Service;

/// <summary>How an instance of the class is disposed of after its message.</summary>
internal enum Disposal
{
    None,
    Synchronous,
    Asynchronous,
}
