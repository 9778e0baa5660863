using Microsoft.CodeAnalysis;
using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class PublicTableAccessTests
{
    [Theory]
    [InlineData("""var client = [|new AmazonDynamoDBClient("AKIDEXAMPLE", "secret", RegionEndpoint.EUWest1)|];""", "an access key that is written in it")]
    [InlineData("""var client = [|new AmazonDynamoDBClient(new BasicAWSCredentials("AKIDEXAMPLE", "secret"))|];""", "an access key that is written in it")]
    [InlineData("""IAmazonDynamoDB client = [|new AmazonDynamoDBClient(new AnonymousAWSCredentials(), RegionEndpoint.EUWest1)|];""", "no credentials")]
    [InlineData("""var guest = new CognitoAWSCredentials("eu-west-1:pool", RegionEndpoint.EUWest1); var client = [|new AmazonDynamoDBClient(guest, RegionEndpoint.EUWest1)|];""", "the credentials of Cognito's guests")]
    public void A_client_with_everybody_s_credentials_is_told(string statement, string credentials)
        => RuleTest.Flags("SLP1004", $"'MainPage.Load' calls DynamoDB from a client with {credentials}, so that whoever has the client has the table; put an API in front of it, such as a [CrudTable]'s", Page(statement), Maui);

    [Theory]
    [InlineData("public IAmazonDynamoDB [|Client|] { get; set; }", "IAmazonDynamoDB")]
    [InlineData("public static Amazon.DynamoDBv2.DataModel.DynamoDBContext [|Client|]() => null;", "DynamoDBContext")]
    [InlineData("public Task<Amazon.DynamoDBv2.DocumentModel.Table> [|Client|]() => null;", "Table")]
    public void A_client_library_that_hands_one_out_is_told(string member, string type)
        => RuleTest.Flags(
            "SLP1004",
            $"'ShopApi.Client' hands out the library's {type}, so that whoever has the client has the table; put an API in front of it, such as a [CrudTable]'s",
            $$"""
            #nullable disable
            using Amazon.DynamoDBv2;
            public class ShopApi { {{member}} }
            """,
            project => project with { AssemblyName = "Acme.Shop.Client" });

    // A user's own credentials, those of the machine, and emulators.
    [Theory]
    [InlineData("""var user = new CognitoAWSCredentials("eu-west-1:pool", RegionEndpoint.EUWest1); user.AddLogin("accounts.google.com", "token"); _ = new AmazonDynamoDBClient(user, RegionEndpoint.EUWest1);""")]
    [InlineData("""var user = new CognitoAWSCredentials("eu-west-1:pool", RegionEndpoint.EUWest1); SignIn(user); _ = new AmazonDynamoDBClient(user, RegionEndpoint.EUWest1);""")]
    [InlineData("""_ = new AmazonDynamoDBClient();""")]
    [InlineData("""_ = new AmazonDynamoDBClient(new BasicAWSCredentials(Environment.MachineName, Environment.UserName));""")]
    [InlineData("""_ = new AmazonDynamoDBClient(new BasicAWSCredentials("local", "local"), new AmazonDynamoDBConfig { ServiceURL = "http://localhost:8000" });""")]
    [InlineData("""var config = new AmazonDynamoDBConfig { ServiceURL = "http://localhost:8000" }; _ = new AmazonDynamoDBClient("local", "local", config);""")]
    public void A_user_s_own_credentials_and_emulators_are_fine(string statement) => RuleTest.Allows("SLP1004", Page(statement), Maui);

    [Fact]
    public void A_server_is_no_client()
        => RuleTest.Allows("SLP1004", Page("""_ = new AmazonDynamoDBClient(new BasicAWSCredentials("local", "local")); _ = new AmazonDynamoDBClient(new AnonymousAWSCredentials());"""), project => project with { OtherReferences = [Libraries.Contract("AWSSDK.CognitoIdentity")] });

    [Theory]
    [InlineData("Acme.Shop", "public IAmazonDynamoDB Client { get; set; }")]
    [InlineData("Acme.Shop.Client", "internal IAmazonDynamoDB Client { get; set; }")]
    [InlineData("Acme.Shop.Client", "private readonly IAmazonDynamoDB _client = null; public bool Is => _client != null;")]
    [InlineData("Acme.Shop.Client", "public class Table { } public Table Seats() => null;")]
    [InlineData("Acme.Shop.Client", "internal class Inner { public IAmazonDynamoDB Client { get; set; } }")]
    [InlineData("Acme.Shop.Client", "public ShopApi(IAmazonDynamoDB client) { }")]
    public void What_is_not_handed_out_to_others_is_fine(string assembly, string member)
        => RuleTest.Allows("SLP1004", $"#nullable disable\nusing Amazon.DynamoDBv2;\npublic class ShopApi {{ {member} }}", project => project with { AssemblyName = assembly });

    private static AnalyzedProject Maui(AnalyzedProject project)
        => project with { OtherReferences = [Libraries.Contract("Microsoft.Maui.Controls"), Libraries.Contract("AWSSDK.CognitoIdentity")], OutputKind = OutputKind.DynamicallyLinkedLibrary };

    private static string Page(string statement)
        => $$"""
        using Amazon;
        using Amazon.CognitoIdentity;
        using Amazon.DynamoDBv2;
        using Amazon.Runtime;
        internal sealed class MainPage
        {
            public void Load() { {{statement}} }
            private static void SignIn(CognitoAWSCredentials user) => user.AddLogin("accounts.google.com", "token");
        }
        """;
}
