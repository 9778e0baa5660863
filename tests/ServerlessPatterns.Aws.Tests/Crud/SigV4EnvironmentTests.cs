using Amazon.Runtime;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.Crud;

/// <summary>Credentials and region that are not given. The environment is the process's: these tests run alone.</summary>
[Collection(nameof(SigV4EnvironmentTests))]
[CollectionDefinition(nameof(SigV4EnvironmentTests), DisableParallelization = true)]
public sealed class SigV4EnvironmentTests : IDisposable
{
    private static readonly string[] s_variables = ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_EC2_METADATA_DISABLED", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_ENDPOINT_URL"];
    private readonly Dictionary<string, string?> _before = s_variables.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    public SigV4EnvironmentTests()
    {
        foreach (var name in s_variables)
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()));
        FallbackRegionFactory.Reset();
    }

    [Fact]
    public async Task They_are_the_environments()
    {
        Environment.SetEnvironmentVariable("AWS_REGION", "eu-south-2");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", SigV4Verifier.Secret);
        FallbackRegionFactory.Reset();
        await using var service = ScriptedService.Start(ScriptedAnswer.Text(200, "{}"));
        using var http = new HttpClient(new SigV4Handler());

        await http.GetAsync(new Uri(service.Url), TestContext.Current.CancellationToken);

        var call = Assert.Single(service.Calls);
        Assert.StartsWith("AKIDENVIRONMENT/", SigV4Verifier.Credential(call), StringComparison.Ordinal);
        SigV4Verifier.AssertSigned(call, "eu-south-2");
    }

    [Fact]
    public async Task Without_a_region_the_request_is_not_sent()
    {
        await using var service = ScriptedService.Start(ScriptedAnswer.Text(200, "{}"));
        using var http = new HttpClient(new SigV4Handler(new BasicAWSCredentials("AKIDEXAMPLE", SigV4Verifier.Secret)));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => http.GetAsync(new Uri(service.Url), TestContext.Current.CancellationToken));

        Assert.Contains("AWS_REGION", exception.Message, StringComparison.Ordinal);
        Assert.Empty(service.Calls);
    }

    [Fact]
    public void A_tables_client_heeds_the_environments_endpoint_and_signs_for_its_region()
    {
        Environment.SetEnvironmentVariable("AWS_REGION", "eu-south-2");
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", "http://127.0.0.1:4567");
        FallbackRegionFactory.Reset();

        var config = DynamoDBClients.Configure();

        Assert.Equal(("http://127.0.0.1:4567/", "eu-south-2"), (config.ServiceURL, config.AuthenticationRegion));
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        FallbackRegionFactory.Reset();
    }
}
