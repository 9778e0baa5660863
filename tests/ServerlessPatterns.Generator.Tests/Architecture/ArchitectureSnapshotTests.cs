using System.Reflection;
using ServerlessPatterns.Generator.Architecture;
using ServerlessPatterns.Generator.Tests.CloudFormation;

namespace ServerlessPatterns.Generator.Tests.Architecture;

public class ArchitectureSnapshotTests
{
    public static TheoryData<string> Services => ["fan-out", "topic-of-another-service", "senders", "tables-of-every-authorization", "targets-in-every-shape", "targets-beside-all-else"];

    [Theory]
    [MemberData(nameof(Services))]
    public void An_architecture_reads_as_expected(string name)
    {
        var actual = ArchitectureDocument.Write(Architectures.Of(ValidTemplates.All[name]));
        var project = typeof(ArchitectureSnapshotTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "ProjectDirectory").Value!;
        var path = Path.Combine(project, "Architecture", "Expected", name + ".architecture.md");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
