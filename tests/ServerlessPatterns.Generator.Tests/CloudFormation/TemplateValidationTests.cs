namespace ServerlessPatterns.Generator.Tests.CloudFormation;

public class TemplateValidationTests(TemplateValidators validators) : IClassFixture<TemplateValidators>
{
    public static TheoryData<string> Valid => [.. ValidTemplates.All.Keys, .. SampleTemplates.Names];

    public static TheoryData<string> Faulty => [.. FaultyTemplates.All.Keys];

    [Theory]
    [MemberData(nameof(Valid))]
    public void Validators_find_nothing_in(string template) => Assert.Empty(validators.FindingsIn(template));

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Validators_find_what_is_wrong_with_a(string template)
        => Assert.Contains(validators.FindingsIn(template), finding => finding.Rule == FaultyTemplates.All[template].Rule);

    [Fact]
    public void Every_written_reason_excepts_something() => Assert.Empty(validators.FindingsIn("exceptions"));
}
