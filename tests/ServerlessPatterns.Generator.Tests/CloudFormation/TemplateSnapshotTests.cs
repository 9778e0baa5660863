using System.Reflection;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

public class TemplateSnapshotTests
{
    [Fact]
    public void A_template_reads_as_expected() => AssertSnapshot("one-consumer", Models.ServiceOf(Models.Consumer()));

    [Fact]
    public void A_template_of_a_target_reads_as_expected()
        => AssertSnapshot("one-target", Models.ServiceOf().Behind(Models.Target() with { Host = "shop.example", HealthCheckPath = "/orders/health" }));

    private static void AssertSnapshot(string name, ServiceModel service)
    {
        var actual = ServiceTemplate.Write(service);
        var project = typeof(TemplateSnapshotTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "ProjectDirectory").Value!;
        var path = Path.Combine(project, "CloudFormation", "Expected", name + ".template.json");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
