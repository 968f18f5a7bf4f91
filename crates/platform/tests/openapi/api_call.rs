//! Calls in a form in which a table can vary one thing at a time.

use crate::fixture::Fixture;
use crate::support::PORTAL_SCOPES;
use serde_json::Value;

/// An id that nothing has.
pub(crate) const UNKNOWN: &str = "00000000-0000-4000-8000-000000000000";

/// Managing director: may do everything for the seeded organisations.
pub(crate) const DIRECTOR: Caller = Caller::Person(20001);
/// May only escalate.
pub(crate) const EMPLOYEE: Caller = Caller::Person(20002);
/// Has no relation to any of them.
pub(crate) const STRANGER: Caller = Caller::Person(20004);

/// Who calls.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Caller {
    Nobody,
    /// A person with the scopes of a portal session.
    Person(i32),
    /// A person with other scopes.
    PersonWith(i32, &'static str),
    /// An organisation with all scopes of vendors.
    Vendor(&'static str),
    /// An organisation with other scopes.
    VendorWith(&'static str, &'static str),
}

/// A person who is signed in without the portal's scope.
pub(crate) const NO_PORTAL: Caller = Caller::PersonWith(20001, "openid");
/// A person whom the profile does not know.
pub(crate) const UNKNOWN_PERSON: Caller = Caller::PersonWith(1, PORTAL_SCOPES);

/// One call: by whom and with what.
#[derive(Debug, Clone)]
pub(crate) struct ApiCall {
    pub(crate) caller: Caller,
    pub(crate) params: Vec<(&'static str, String)>,
    pub(crate) query: Vec<(&'static str, String)>,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Option<Value>,
}

/// A call of nobody with nothing.
pub(crate) fn api_call() -> ApiCall {
    ApiCall {
        caller: Caller::Nobody,
        params: Vec::new(),
        query: Vec::new(),
        headers: Vec::new(),
        body: None,
    }
}

impl ApiCall {
    pub(crate) fn by(mut self, caller: Caller) -> Self {
        self.caller = caller;
        self
    }

    /// Sets a parameter of the path, in place of what was set before.
    pub(crate) fn path_param(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.retain(|(set, _)| *set != name);
        self.params.push((name, value.to_string()));
        self
    }

    /// Sets a parameter of the query, in place of what was set before.
    pub(crate) fn query_param(mut self, name: &'static str, value: impl ToString) -> Self {
        self.query.retain(|(set, _)| *set != name);
        self.query.push((name, value.to_string()));
        self
    }

    /// Takes a parameter of the query away.
    pub(crate) fn without_query_param(mut self, name: &'static str) -> Self {
        self.query.retain(|(set, _)| *set != name);
        self
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl ToString) -> Self {
        self.headers.push((name, value.to_string()));
        self
    }

    /// Takes every header away.
    pub(crate) fn without_headers(mut self) -> Self {
        self.headers.clear();
        self
    }

    pub(crate) fn body(mut self, body: Value) -> Self {
        self.body = Some(body);
        self
    }

    /// Changes one member of the body.
    pub(crate) fn member(mut self, name: &str, value: Value) -> Self {
        if let Some(Value::Object(members)) = &mut self.body {
            members.insert(name.to_owned(), value);
        }
        self
    }
}

/// One call and the status that it is to be answered with.
pub(crate) struct Case {
    pub(crate) operation: &'static str,
    pub(crate) status: u16,
    pub(crate) call: Box<dyn Fn(&Fixture) -> ApiCall>,
}

impl Case {
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.operation, self.status)
    }
}

/// The cases of one operation, each made from the call that is in order.
pub(crate) struct Cases<F> {
    operation: &'static str,
    valid: F,
    cases: Vec<Case>,
}

/// Begins the cases of an operation with the call that is in order, and its status.
pub(crate) fn operation<F>(operation: &'static str, status: u16, valid: F) -> Cases<F>
where
    F: Fn(&Fixture) -> ApiCall + Clone + 'static,
{
    let cases = Cases {
        operation,
        valid,
        cases: Vec::new(),
    };
    cases.and(status, |_, valid| valid)
}

impl<F> Cases<F>
where
    F: Fn(&Fixture) -> ApiCall + Clone + 'static,
{
    /// The same call with something changed, and the status that this gives.
    pub(crate) fn and(
        mut self,
        status: u16,
        change: impl Fn(&Fixture, ApiCall) -> ApiCall + 'static,
    ) -> Self {
        let valid = self.valid.clone();
        self.cases.push(Case {
            operation: self.operation,
            status,
            call: Box::new(move |fixture| change(fixture, valid(fixture))),
        });
        self
    }

    /// 401 without a token, 403 for somebody who may not.
    pub(crate) fn only_with_token(self, denied: Caller) -> Self {
        self.and(401, |_, valid| valid.by(Caller::Nobody))
            .and(403, move |_, valid| valid.by(denied))
    }

    /// 400 for a parameter of the path that is no uuid or no number.
    pub(crate) fn malformed(self, name: &'static str) -> Self {
        self.and(400, move |_, valid| valid.path_param(name, "x-1"))
    }

    /// 404 for an id that nothing has.
    pub(crate) fn unknown(self, name: &'static str) -> Self {
        self.and(404, move |_, valid| valid.path_param(name, UNKNOWN))
    }

    pub(crate) fn done(self) -> Vec<Case> {
        self.cases
    }
}
