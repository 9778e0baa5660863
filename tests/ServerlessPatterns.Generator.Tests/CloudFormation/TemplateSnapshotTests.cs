using System.Reflection;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

public class TemplateSnapshotTests
{
    [Fact]
    public void A_template_reads_as_expected()
    {
        var actual = ServiceTemplate.Write(Models.ServiceOf(Models.Consumer()));
        var project = typeof(TemplateSnapshotTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "ProjectDirectory").Value!;
        var path = Path.Combine(project, "CloudFormation", "Expected", "one-consumer.template.json");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
