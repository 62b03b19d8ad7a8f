//! DEFINER and SQL SECURITY.

use crate::format::Printer;
use crate::tree::security::{Definer, SqlSecurity, SqlSecurityKind, UserName};

/// The host that stands for all.
const ANY_HOST: &str = "%";

impl Printer<'_> {
    /// DEFINER and SQL SECURITY. A definer alone makes the view read with the definer's rights; rights of the definer
    /// without one are those of the current user.
    pub fn sql_security(&mut self, security: &SqlSecurity) {
        let kind = security.kind.unwrap_or(SqlSecurityKind::Definer);
        match &security.definer {
            Some(Definer::User(user)) => {
                self.push("DEFINER = ");
                self.user_name(user);
                self.push(" ");
            }
            None if kind != SqlSecurityKind::Definer => {}
            Some(Definer::CurrentUser) | None => self.push("DEFINER = CURRENT_USER "),
        }
        self.push(match kind {
            SqlSecurityKind::Definer => "SQL SECURITY DEFINER",
            SqlSecurityKind::Invoker => "SQL SECURITY INVOKER",
            SqlSecurityKind::None => "SQL SECURITY NONE",
        });
    }

    /// `name@'host'`
    pub fn user_name(&mut self, user: &UserName) {
        if user.is_text {
            self.text(&user.name.text);
        } else {
            self.name(&user.name);
        }
        if let Some(host) = user.host.as_deref().filter(|host| *host != ANY_HOST) {
            self.push("@");
            self.text(host);
        }
    }
}
