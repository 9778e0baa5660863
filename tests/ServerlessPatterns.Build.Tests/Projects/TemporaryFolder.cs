namespace ServerlessPatterns.Build.Tests.Projects;

/// <summary>A folder outside the repository, so that nothing of the repository's own settings reaches what is built in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("serverless-patterns ").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Write(string name, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], content);
    }

    public string Read(string name) => File.ReadAllText(this[name]);

    public bool Has(string name) => File.Exists(this[name]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
